/// Keeps watch that no run of rows goes on after another has begun.
///
/// As long as runs ascend, none can be one that was there before, and nothing needs to be kept. Where they
/// do not, 128 bits of hash are kept for each: one that was there before is found for certain, and that
/// one among ten million is taken for another has a chance below 1e-24.
struct RunRegister {
  /// What a run can turn out to be.
  enum Finding: Error {
    /// Runs do not ascend, so that hashes must be kept from the first on.
    case unordered
    /// The run of this number in its stretch was there before.
    case apart(Int)
  }

  /// Runs that were counted.
  private(set) var count = 0
  private var order = RunOrder.both
  private var last: [[UInt8]] = []
  private var known: HashSet?

  /// - Parameter keeps: whether hashes are kept.
  init(keeps: Bool) { known = keeps ? HashSet() : nil }

  /// Takes note of the runs of the next stretch.
  ///
  /// - Returns: whether its first run goes on with the last of the stretch before.
  mutating func take(_ runs: RowRuns) throws(Finding) -> Bool {
    guard runs.count > 0 else { return false }
    let isContinued = !last.isEmpty && last == runs.first
    let first = isContinued ? 1 : 0
    count += runs.count - first
    if known != nil {
      for run in first..<runs.count where known?.insert(runs.hashes[run]) == false {
        throw .apart(run)
      }
    } else {
      order.formIntersection(runs.ascends)
      if !last.isEmpty && !isContinued { order.formIntersection(RunOrder(last, runs.first)) }
      if order.isEmpty { throw .unordered }
    }
    last = runs.last
    return isContinued
  }
}

/// A set of hashes with open addressing (Knuth, TAOCP 3, §6.4): at most seven tenths full.
struct HashSet {
  private var slots = [SIMD2<UInt64>](repeating: .zero, count: 1 << 12)
  private var count = 0

  /// Adds a hash.
  ///
  /// - Returns: false where it is there already.
  mutating func insert(_ hash: SIMD2<UInt64>) -> Bool {
    if count * 10 >= slots.count * 7 { grow() }
    // Nought stands for a free place.
    let hash = hash == .zero ? SIMD2(1, 0) : hash
    let place = place(of: hash)
    guard slots[place] == .zero else { return false }
    slots[place] = hash
    count += 1
    return true
  }

  /// Where a hash is, or could be.
  private func place(of hash: SIMD2<UInt64>) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash.x) & mask
    while slots[place] != .zero && slots[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [SIMD2<UInt64>](repeating: .zero, count: old.count * 2)
    for hash in old where hash != .zero { slots[place(of: hash)] = hash }
  }
}
