const { rawJSON } = JSON as unknown as { rawJSON(text: string): object }

/** A JSON number as it stands in the body, where JSON.parse would have rounded it. */
export class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  /** Written by JSON.stringify as it came. */
  toJSON(): object {
    return rawJSON(this.text)
  }
}
