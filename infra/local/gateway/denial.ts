// A refusal or error in the format of each service, so that the SDKs throw the exception they would throw on AWS.
export interface Answer {
  status: number
  type: string
  body: string
}

export function denial(service: string, message: string): Answer {
  switch (service) {
    case 'dynamodb':
    case 'secretsmanager':
    case 'lambda':
      return json(400, 'AccessDeniedException', message)
    case 'sqs':
      return json(403, 'com.amazon.coral.service#AccessDeniedException', message)
    case 's3':
      return xml(403, `<Error><Code>AccessDenied</Code><Message>${escapeXml(message)}</Message></Error>`)
    default:
      return queryError(403, 'AccessDenied', message)
  }
}

export function json(status: number, type: string, message: string): Answer {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify({ __type: type, message }) }
}

/** An error of a service with the query protocol (SES v1, SNS). */
export function queryError(status: number, code: string, message: string): Answer {
  const type = status >= 500 ? 'Receiver' : 'Sender'
  const error = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`
  return xml(status, `<ErrorResponse>${error}<RequestId>laptop</RequestId></ErrorResponse>`)
}

export function xml(status: number, body: string): Answer {
  return { status, type: 'text/xml', body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
