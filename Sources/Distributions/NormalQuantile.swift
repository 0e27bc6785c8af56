import Glibc

/// The standard normal quantile in plain double arithmetic: what draws are made of.
///
/// With q = p − 1/2, s = 0.425² − q² and r = √(−log min(p, 1 − p)), by rational functions of degree 7 over 7,
///
///     z = q · A(s) / B(s)                   |q| ≤ 0.425
///     z = ± C(r − 1.6) / D(r − 1.6)         r ≤ 5
///     z = ± E(r − 5) / F(r − 5)             beyond
///
/// about one part in 10¹⁶ of the true value before rounding.
///
/// ### Source
/// Wichura, M. J. (1988). Algorithm AS 241: The percentage points of the normal distribution. *Applied
/// Statistics, 37*(3), 477–484, routine PPND16. <https://doi.org/10.2307/2347330>
package enum NormalQuantile {
  /// The value that is exceeded with probability 1 − `p`; `p` lies in (0, 1).
  @inline(__always)
  package static func value(_ p: Double) -> Double {
    let q = p - 0.5
    return abs(q) <= 0.425 ? inner(q) : outer(p, q)
  }

  @inline(__always)
  private static func inner(_ q: Double) -> Double {
    let s = 0.180625 - q * q
    var a = 2.5090809287301226727e3 * s + 3.3430575583588128105e4
    a = a * s + 6.7265770927008700853e4
    a = a * s + 4.5921953931549871457e4
    a = a * s + 1.3731693765509461125e4
    a = a * s + 1.9715909503065514427e3
    a = a * s + 1.3314166789178437745e2
    a = a * s + 3.3871328727963666080
    var b = 5.2264952788528545610e3 * s + 2.8729085735721942674e4
    b = b * s + 3.9307895800092710610e4
    b = b * s + 2.1213794301586595867e4
    b = b * s + 5.3941960214247511077e3
    b = b * s + 6.8718700749205790830e2
    b = b * s + 4.2313330701600911252e1
    b = b * s + 1
    return q * a / b
  }

  @inline(never)
  private static func outer(_ p: Double, _ q: Double) -> Double {
    let r = (-log(q < 0 ? p : 1 - p)).squareRoot()
    let z = r <= 5 ? tail(r - 1.6) : farTail(r - 5)
    return q < 0 ? -z : z
  }

  private static func tail(_ r: Double) -> Double {
    var c = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2
    c = c * r + 2.41780725177450611770e-1
    c = c * r + 1.27045825245236838258
    c = c * r + 3.64784832476320460504
    c = c * r + 5.76949722146069140550
    c = c * r + 4.63033784615654529590
    c = c * r + 1.42343711074968357734
    var d = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4
    d = d * r + 1.51986665636164571966e-2
    d = d * r + 1.48103976427480074590e-1
    d = d * r + 6.89767334985100004550e-1
    d = d * r + 1.67638483018380384940
    d = d * r + 2.05319162663775882187
    d = d * r + 1
    return c / d
  }

  private static func farTail(_ r: Double) -> Double {
    var e = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5
    e = e * r + 1.24266094738807843860e-3
    e = e * r + 2.65321895265761230930e-2
    e = e * r + 2.96560571828504891230e-1
    e = e * r + 1.78482653991729133580
    e = e * r + 5.46378491116411436990
    e = e * r + 6.65790464350110377720
    var f = 2.04426310338993978564e-15 * r + 1.42151175831644588870e-7
    f = f * r + 1.84631831751005468180e-5
    f = f * r + 7.86869131145613259100e-4
    f = f * r + 1.48753612908506148525e-2
    f = f * r + 1.36929880922735805310e-1
    f = f * r + 5.99832206555887937690e-1
    f = f * r + 1
    return e / f
  }
}
