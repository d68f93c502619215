/** What ended the demo, in a sentence for whoever runs it. */
export class DemoFault extends Error {
  override readonly name = 'DemoFault'
}
