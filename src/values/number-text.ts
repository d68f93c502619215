const { rawJSON } = JSON as unknown as { rawJSON(text: string): object }

/** A JSON number as it stands in the body, where a double would be printed otherwise: rounded, or without its zeros. */
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
