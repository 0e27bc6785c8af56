extension TextBuffer {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  ]

  /// Appends what ``NumberText`` would give with 12 digits.
  ///
  /// Numbers from 0.0001 to below 1e11 are scaled to twelve digits before the point and rounded there;
  /// the scaling is off by less than a thousandth, so only where the rest is that near one half is
  /// the careful way asked.
  ///
  /// - Parameter value: a finite number.
  public mutating func append(_ value: Double) {
    let size = abs(value)
    if value == 0 { return append(UInt8(ascii: "0")) }
    guard size >= 0.0001, size < 1e11 else { return append(NumberText.text(value)) }
    let whole = Int64(size)
    if Double(whole) == size {
      if value < 0 { append(UInt8(ascii: "-")) }
      return append(UInt64(whole))
    }
    // Digits before the point; below one, minus the noughts behind it.
    var places = 12
    var bound = 1.0
    if size >= 1 {
      while size >= bound {
        bound *= 10
        places -= 1
      }
    } else {
      while size * Self.powers[places - 11] < 1 { places += 1 }
    }
    let scaled = size * Self.powers[places]
    var digits = UInt64(scaled)
    let rest = scaled - Double(digits)
    guard abs(rest - 0.5) > 0.002 else { return append(NumberText.text(value)) }
    if rest > 0.5 { digits += 1 }
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    let unit = UInt64(Self.powers[places])
    append(digits / unit)
    guard places > 0 else { return }
    append(UInt8(ascii: "."))
    append(digits % unit, digits: places)
  }
}
