import CMoments
import Parallel

extension ClassPersons {
  /// Persons that one core takes at a time; sums depend on it, and on nothing else but the data.
  private static let stretch = 4_096

  /// One pass over all persons, as if classes had the same odds in every service.
  ///
  /// - Parameters:
  ///   - parameters: the mixture.
  ///   - layout: its places.
  ///   - way: what is wanted.
  ///   - extra: what is added to log φ, persons × classes row by row; empty for nothing.
  /// - Returns: sums and posteriors (persons × classes, row by row; empty unless asked for); nil where the
  ///   likelihood cannot be evaluated.
  func pass(
    _ parameters: ClassParameters, _ layout: ClassLayout, _ way: ClassPass, extra: [Double]
  ) -> (sums: ClassSums, posteriors: [Double])? {
    let (m, q, classes) = (fixed + 1, random, parameters.classes)
    let sizes = waymark_class_sizes(
      fixed: fixed, random: q, classes: classes, variants: layout.variants,
      covariates: covariateCount)
    let logits = parameters.logits.flatMap(\.self)
    let lines = (0..<classes).flatMap { Self.line(parameters, $0) }
    let factors = (0..<layout.variants).flatMap { parameters.relative($0) }
    let variances = (0..<layout.variants).map { parameters.variance($0) }
    let parts = max(1, (count + Self.stretch - 1) / Self.stretch)
    let room = unsafe withUnsafePointer(to: sizes) { unsafe waymark_classes_room($0) }
    @Sendable func stretch(_ part: Int) -> (Double, [Double], [Double]) {
      let range = part * Self.stretch..<min(count, (part + 1) * Self.stretch)
      var sizes = sizes
      var sums = Array(repeating: 0.0, count: room * classes)
      var posteriors = Array(repeating: 0.0, count: way.posteriors ? range.count * classes : 0)
      var space = Array(
        repeating: 0.0,
        count: Int(unsafe withUnsafePointer(to: &sizes) { unsafe waymark_classes_work($0) }))
      let wants: Int32 =
        switch way.wants {
        case .likelihood: 0
        case .densities: Int32(waymark_classes_densities)
        case .moments: Int32(waymark_classes_moments)
        case .everything:
          Int32(waymark_classes_moments | waymark_classes_variances)
        }
      let value = unsafe cross.withUnsafeBufferPointer { cross in
        unsafe rows.withUnsafeBufferPointer { rows in
          unsafe covariates.withUnsafeBufferPointer { covariates in
            unsafe (known ?? []).withUnsafeBufferPointer { knownClasses in
              unsafe extra.withUnsafeBufferPointer { extra in
                unsafe logits.withUnsafeBufferPointer { logits in
                  unsafe lines.withUnsafeBufferPointer { lines in
                    unsafe factors.withUnsafeBufferPointer { factors in
                      unsafe variances.withUnsafeBufferPointer { variances in
                        var people = unsafe waymark_class_persons(
                          count: range.count,
                          cross: cross.baseAddress.map { unsafe $0 + range.lowerBound * length },
                          rows: rows.baseAddress.map { unsafe $0 + range.lowerBound },
                          covariates: covariates.baseAddress.map {
                            unsafe $0 + range.lowerBound * covariateCount
                          },
                          known: known == nil
                            ? nil : knownClasses.baseAddress.map { unsafe $0 + range.lowerBound },
                          extra: extra.isEmpty
                            ? nil : extra.baseAddress.map { unsafe $0 + range.lowerBound * classes }
                        )
                        var values = unsafe waymark_class_values(
                          logits: logits.baseAddress, lines: lines.baseAddress,
                          factors: factors.baseAddress, variances: variances.baseAddress)
                        return unsafe posteriors.withUnsafeMutableBufferPointer { posteriors in
                          unsafe waymark_classes_pass(
                            &sizes, &people, &values, wants, &sums,
                            way.posteriors ? posteriors.baseAddress : nil, &space)
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
      return (value, sums, posteriors)
    }
    let results = way.isParallel ? mapInOrder(count: parts, stretch) : (0..<parts).map(stretch)
    var (total, sums) = (0.0, Array(repeating: 0.0, count: room * classes))
    for result in results {
      total += result.0
      for k in sums.indices { sums[k] += result.1[k] }
    }
    guard total.isFinite else { return nil }
    let half = m * (m + 1) / 2
    let split = (0..<classes).map { g in
      var at = g * room
      func take(_ count: Int) -> [Double] {
        defer { at += count }
        return Array(sums[at..<at + count])
      }
      let head = take(2)
      return ClassSums.OfClass(
        persons: head[0], rows: head[1], moments: take(half), modes: take(q * q),
        spread: take(q * q), slope: take(q * q), logits: take(covariateCount))
    }
    return (
      ClassSums(logLikelihood: total, classes: split), results.flatMap(\.2)
    )
  }

  /// x = (−γ_g, −β, 1).
  static func line(_ parameters: ClassParameters, _ g: Int) -> [Double] {
    parameters.own[g].map { -$0 } + parameters.common.map { -$0 } + [1]
  }
}
