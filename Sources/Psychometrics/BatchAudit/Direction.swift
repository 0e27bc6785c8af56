import Scales

/// Which way an item counts in a score.
enum Direction {
  /// A higher code makes a higher score.
  case forward
  /// A higher code makes a lower score.
  case reverse

  /// The direction of a key, from what the lowest and the highest code count; nil where they count
  /// the same.
  init?(_ keyed: ScoreDefinition.KeyedItem, of scale: Scale) {
    let item = scale.items[keyed.item]
    guard let low = item.keyed(item.lowest, keyed.key),
      let high = item.keyed(item.highest, keyed.key)
    else { return nil }
    let rise = (high.value - low.value) * keyed.weight.value
    if rise == 0 { return nil }
    self = rise > 0 ? .forward : .reverse
  }
}
