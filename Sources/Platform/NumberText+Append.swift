extension NumberText {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  ]

  /// Appends what `text` would give with 12 digits, as bytes.
  ///
  /// Numbers from 0.0001 to below 1e11 are scaled to twelve digits before the point and rounded there;
  /// the scaling is off by less than a thousandth, so only where the rest is that near one half is
  /// the careful way asked.
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - bytes: takes the text.
  public static func append(_ value: Double, to bytes: inout [UInt8]) {
    let size = abs(value)
    guard size >= 0.0001, size < 1e11 else {
      bytes += text(value).utf8
      return
    }
    let whole = Int64(size)
    if Double(whole) == size {
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      append(UInt64(whole), to: &bytes)
      return
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
      while size * powers[places - 11] < 1 { places += 1 }
    }
    let scaled = size * powers[places]
    var digits = UInt64(scaled)
    let rest = scaled - Double(digits)
    guard abs(rest - 0.5) > 0.002 else {
      bytes += text(value).utf8
      return
    }
    if rest > 0.5 { digits += 1 }
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let unit = UInt64(powers[places])
    append(digits / unit, to: &bytes)
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var divisor = unit / 10
    var fraction = digits % unit
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / divisor))
      fraction %= divisor
      divisor /= 10
    }
  }

  /// Appends a whole number.
  public static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    if value >= 10 { append(value / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
  }
}
