/// Shrout and Fleiss (1979), table 2: six targets by four judges.
enum ShroutFleissTable {
  static let complete: [[Double]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  /// The same with three cells left out.
  static let incomplete: [[Double?]] = [
    [9, nil, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, nil], [10, 5, 6, 9], [nil, 2, 4, 7],
  ]
}
