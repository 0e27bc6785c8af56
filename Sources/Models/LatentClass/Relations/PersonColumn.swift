/// What is known of the persons of a mixture beside their journeys: a number or a category each, or nothing.
public struct PersonColumn: Sendable, Hashable {
  /// The name of the column.
  public let name: String
  /// One a person, in the order of the fit's labels: a number, or the position of a level; nil where missing.
  public let values: [Double?]
  /// Categories in their order; nil for numbers.
  public let levels: [String]?

  /// Reads it from rows of persons. Rows may be fewer than those of the fit, such as one a person; persons without
  /// any have nothing, and rows of others are passed over.
  ///
  /// - Parameters:
  ///   - name: a column that does not change within persons.
  ///   - frame: rows with that column and those that say whose each is.
  ///   - classes: the fit.
  /// - Throws: `LatentClassError`, where a column is not there or changes within persons.
  public init(
    _ name: String, in frame: ModelFrame, of classes: LatentClasses
  ) throws(LatentClassError) {
    let persons: (codes: [Int], levels: [String])
    do throws(ModelError) {
      persons = try frame.levels(ofCombination: classes.grouping)
    } catch {
      throw .model(error)
    }
    let numbers: [Double]
    switch frame.columns[name] {
    case .numeric(let values)?: (numbers, levels) = (values, nil)
    case .factor(let codes, let names)?: (numbers, levels) = (codes.map(Double.init), names)
    case nil: throw .model(.absentColumn(name))
    }
    let places = Dictionary(uniqueKeysWithValues: zip(classes.labels, classes.labels.indices))
    var values = [Double?](repeating: nil, count: classes.labels.count)
    for (row, code) in persons.codes.enumerated() {
      guard let place = places[persons.levels[code]] else { continue }
      guard values[place] == nil || values[place] == numbers[row] else {
        throw .changesWithin(name)
      }
      values[place] = numbers[row]
    }
    (self.name, self.values) = (name, values)
  }
}
