/** Every kind of break, and what it means for a client that was built before it. */
export const rules = {
  'removed-operation': 'an operation is gone',
  'removed-before-sunset': 'a deprecated operation is gone before its sunset date',
  'deprecated-without-sunset': 'an operation is deprecated and no date says until when it works',
  'sunset-moved-earlier': 'an operation goes away earlier than was promised',
  'changed-operation-id': 'a method of generated clients is gone or has another name',
  'removed-parameter': 'a parameter that was accepted is refused',
  'changed-style': 'a parameter is written in another way',
  'new-required-input': 'a request that was complete is refused',
  'removed-input': 'a field or body that was accepted is refused',
  'narrowed-type': 'a value of a type that was accepted is refused',
  'narrowed-format': 'a value in a format that was accepted is refused',
  'narrowed-pattern': 'a text that was accepted may be refused',
  'narrowed-enum': 'only listed values are accepted where any was',
  'lowered-limit': 'a value as large as was accepted is refused',
  'raised-minimum': 'a value as small as was accepted is refused',
  'narrowed-multiple': 'a number that was accepted is refused',
  'changed-default': 'a request that leaves this out means something else',
  'removed-enum-value': 'a value is gone',
  'removed-field': 'a field that was read is gone',
  'field-made-optional': 'a field that was always there may be absent',
  'field-made-nullable': 'a field that always had a value may be null',
  'widened-type': 'an answer has values of a type that readers do not expect',
  'widened-format': 'an answer has values in a format that readers do not expect',
  'widened-enum': 'an answer has values outside a list that was closed',
  'removed-status': 'an answer is gone',
  'new-success-status': 'success looks different from before',
  'removed-media-type': 'a media type is gone',
  'removed-header': 'a header of the answer is gone, or no longer always there',
  'removed-problem-code': 'a problem is no longer told by its code',
  'access-tightened': 'callers who were allowed are refused',
} as const

export type Rule = keyof typeof rules

/** One break. `where` is empty for the operation itself, else such as `body.name` or `200 body.items[].mobile`. */
export type Finding = { rule: Rule; operationId: string; where: string; text: string }

export type Report = (rule: Rule, where: string, text: string) => void

/** Who writes a value: a client its request, the server its answer. The other side must still understand it. */
export type Direction = 'request' | 'answer'
