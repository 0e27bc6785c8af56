import Dispatch
import Synchronization

/// Works on several cores and joins the results in order: what comes out depends on the number of
/// parts only, never on how many cores there are or who was first.
///
/// - Parameters:
///   - count: the number of parts, which must depend on the data alone.
///   - work: the work on one part, by its position from 0.
/// - Returns: the results in the order of the parts.
public func mapInOrder<Output: Sendable>(
  count: Int, _ work: @Sendable (Int) -> Output
) -> [Output] {
  if count < 2 { return (0..<count).map(work) }
  let results = Mutex([Output?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { part in
    let output = work(part)
    results.withLock { $0[part] = output }
  }
  return results.withLock { $0.compactMap(\.self) }
}
