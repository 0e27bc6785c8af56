import Glibc

/// The natural logarithm.
package func logarithm(_ x: Double) -> Double { log(x) }
