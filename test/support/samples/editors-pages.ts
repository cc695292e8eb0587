// Pages that arrive while an editor is working. Invented.

export const ferries = `Ferries return to the Alder Sound after two years

By Mara Lindqvist
The Sound Gazette, 20 November 2026

Belarus and its neighbours signed a treaty on ferry traffic across the Alder Sound on Friday, two years after the last boat left the harbour of Mirny. The government in Minsk said that the first ferry would leave on 1 December with 300 passengers on board. Belarus and Kazakhstan will each pay a third of the cost, according to the text of the treaty.

The harbour of Mirny was built in 1974 and lost nine of ten passengers after the border was closed in 2024. Its director, Oleg Sanin, said that the town had kept the quay in repair through both winters. Kazakhstan sent two engineers in the spring to look at the cranes and the fuel depot.

Critics in Minsk called the treaty a gift to the shipping companies of Kazakhstan, which have their northern office in the town. The treaty runs for ten years and can be ended by any of the three with a notice of one year. Parliament in Astana will vote on the money in January.

The ferry company expects 40,000 passengers in the first summer, a quarter of what it carried before the border was closed. Tickets for the first month were sold within four hours on Monday, its office in Mirny said. A second boat could follow in 2028 if the cranes are repaired by then.
`

export const orchards = `Apple growers of Almaty count their losses after a late frost

By Ines Kovar
Orchard and Field, 19 November 2026

Apple growers around Almaty lost four trees in ten to the frost of 6 May, according to a count by the farmers of Kazakhstan published on Thursday. The frost came three weeks after the blossom and lasted two nights. Kazakhstan grows a third of its apples in the valleys south of the city.

The union of growers asked the ministry in Astana for seedlings and for a loan without interest. Its chair, Dana Orazova, said that a new tree takes five years until it bears fruit. Kazakhstan imported 40,000 tonnes of apples last year, most of them from Uzbekistan and Poland.

Traders at the green market of Almaty sold the first apples of the autumn at twice the price of the year before. The city opened three halls in which growers may sell without a fee until the end of March. Kazakhstan has asked the railway to carry seedlings at half the usual price.

Growers in the next valley lost one tree in ten, because they had lit fires between the rows in both nights. Their village has kept forty tonnes of straw for that purpose since the frost of 1999. The academy of farming in Almaty will test in spring whether fans do the same at a lower cost.
`
