import Dispatch
import Synchronization

/// Works on several cores and hands the parts on in their order, one after the other: while a part is
/// written, later ones are already made. What comes out depends on the parts only, never on how many
/// cores there are or who was first.
///
/// Nobody begins a new part before their last one was handed on, so that memory holds as many parts as
/// there are cores.
///
/// - Parameters:
///   - count: the number of parts, which must depend on the data alone.
///   - worker: makes what one worker keeps from part to part: buffers, and answers worth keeping.
///     Nothing of what a part comes to may depend on it.
///   - make: the work on one part, by its position from 0.
///   - hand: hands a part on, in its turn.
/// - Throws: the first error of `hand`, after which nothing is made or handed on any more.
public func workInTurns<Worker: ~Copyable, Failure: Error>(
  count: Int, worker: @Sendable () -> Worker, make: @Sendable (Int, inout Worker) -> Void,
  hand: @Sendable (inout Worker) throws(Failure) -> Void
) throws(Failure) {
  guard count > 0 else { return }
  // The turn of a part comes when the one before it was handed on.
  let turns = (0..<count).map { _ in DispatchSemaphore(value: 0) }
  let next = Atomic(0)
  let failure = Mutex<Failure?>(nil)
  turns[0].signal()
  DispatchQueue.concurrentPerform(iterations: min(count, mostWorkers)) { _ in
    // Parts are taken in their order, so whoever waits for a turn waits for somebody at work.
    var part = next.add(1, ordering: .relaxed).oldValue
    guard part < count else { return }
    var mine = worker()
    while part < count {
      if failure.withLock({ $0 == nil }) { make(part, &mine) }
      turns[part].wait()
      if failure.withLock({ $0 == nil }) {
        do throws(Failure) {
          try hand(&mine)
        } catch {
          failure.withLock { $0 = error }
        }
      }
      if part + 1 < count { turns[part + 1].signal() }
      part = next.add(1, ordering: .relaxed).oldValue
    }
  }
  if let failure = failure.withLock({ $0 }) { throw failure }
}

/// More than there are cores on most machines; who finds no part left has nothing to do.
private let mostWorkers = 64
