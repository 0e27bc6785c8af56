/// Numbers in digits other than 0 to 9, or with another minus sign.
enum ForeignDigits {
  private static let minusSigns: Set<Unicode.Scalar> = [
    "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{FE63}", "\u{FF0D}",
  ]
  private static let marks: Set<Unicode.Scalar> = [
    "-", "+", ".", ",", "\u{66B}", "\u{66C}", "\u{FF0E}", "\u{FF0C}",
  ]

  /// What is foreign in a number: the nought of its first foreign digit's kind, or its minus sign;
  /// nil when the text is no number, or one in plain ASCII.
  static func first(in text: String) -> UInt32? {
    var foreign: UInt32?
    var hasDigits = false
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        hasDigits = true
      } else if scalar.properties.numericType == .decimal,
        let value = scalar.properties.numericValue
      {
        hasDigits = true
        foreign = foreign ?? scalar.value - UInt32(value)
      } else if minusSigns.contains(scalar) {
        foreign = foreign ?? scalar.value
      } else if !marks.contains(scalar) {
        return nil
      }
    }
    return hasDigits ? foreign : nil
  }
}
