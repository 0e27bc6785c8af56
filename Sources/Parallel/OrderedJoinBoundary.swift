import Dispatch

/// Joins arrays to one, in their order, on several cores.
public func joinInOrder<Element: BitwiseCopyable & Sendable>(_ parts: [[Element]]) -> [Element] {
  var starts = [0]
  for part in parts { starts.append(starts[starts.count - 1] + part.count) }
  let count = starts[parts.count]
  return unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
    if let base = buffer.baseAddress {
      // Each part is copied to a stretch of its own.
      nonisolated(unsafe) let base = unsafe base
      DispatchQueue.concurrentPerform(iterations: parts.count) { [starts] part in
        unsafe parts[part].withUnsafeBufferPointer { from in
          guard let first = from.baseAddress else { return }
          unsafe (base + starts[part]).initialize(from: first, count: from.count)
        }
      }
    }
    initialized = count
  }
}
