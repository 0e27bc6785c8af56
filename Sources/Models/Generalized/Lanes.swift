import Glibc

/// Eight nodes side by side: plain arithmetic on all of them at once.
typealias Lanes = SIMD8<Double>

/// The functions of the logistic likelihood on eight numbers at once.
enum LaneMath {
  /// eˣ for x up to 700; below −708 it stays at e⁻⁷⁰⁸, which is nothing beside 1.
  ///
  ///     x = k log 2 + r,  |r| ≤ ½ log 2,      eˣ = 2ᵏ Σ rⁱ/i!,  i ≤ 13
  ///
  /// log 2 is held in two parts, the first short enough that k times it is exact. What is left out of
  /// the sum is below 5e-18, so the error is that of rounding: at most 2 units of the last digit.
  @inline(__always)
  static func exp(_ value: Lanes) -> Lanes {
    let x = value.replacing(with: -708, where: value .< -708)
    // Adding 1.5 · 2⁵² leaves the nearest whole number in the last digits.
    let shift = 0x1.8p52
    let shifted = x * 0x1.71547652b82fep0 + shift
    let k = shifted - shift
    let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
    var power = Lanes()
    for lane in 0..<8 {
      power[lane] = Double(bitPattern: (shifted[lane].bitPattern &<< 52) &+ (1023 &<< 52))
    }
    let r2 = r * r
    let r4 = r2 * r2
    let to1 = r + 1.0
    let to3 = r * (1.0 / 6) + 0.5
    let to5 = r * (1.0 / 120) + (1.0 / 24)
    let to7 = r * (1.0 / 5_040) + (1.0 / 720)
    let to9 = r * (1.0 / 362_880) + (1.0 / 40_320)
    let to11 = r * (1.0 / 39_916_800) + (1.0 / 3_628_800)
    let to13 = r * (1.0 / 6_227_020_800) + (1.0 / 479_001_600)
    let low = to3 * r2 + to1
    let middle = to7 * r2 + to5
    let high = to11 * r2 + to9
    let upper = to13 * r4 + high
    let lower = middle * r4 + low
    return (upper * (r4 * r4) + lower) * power
  }

  /// The natural logarithm.
  @inline(__always)
  static func log(_ value: Lanes) -> Lanes {
    var result = Lanes()
    for lane in 0..<8 { result[lane] = Glibc.log(value[lane]) }
    return result
  }
  /// The natural logarithm of the product of the lanes.
  @inline(__always)
  static func logOfProduct(_ value: Lanes) -> Double {
    let half = value.lowHalf * value.highHalf
    let quarter = half.lowHalf * half.highHalf
    return Glibc.log(quarter.x * quarter.y)
  }
}
