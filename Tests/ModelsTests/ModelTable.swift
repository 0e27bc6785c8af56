import Models
import TestSupport

/// A CSV file of `Fixtures/models` as a table: numbers where every text is one.
enum ModelTable {
  static func columns(_ folder: String, _ file: String) throws -> [String: ModelFrame.Column] {
    let input = try Fixture("models/\(folder)").table(file)
    var columns: [String: ModelFrame.Column] = [:]
    for name in input.names {
      let texts = input.column(name)
      let numbers = texts.compactMap(Double.init)
      let isNumeric = numbers.count == texts.count && name != "Subject"
      columns[name] = isNumeric ? .numeric(numbers) : .factor(texts)
    }
    return columns
  }

  /// `case,name,value` as figures by case and name.
  static func figures(_ folder: String) throws -> [String: [String: Double]] {
    let table = try Fixture("models/\(folder)").table("expected.csv")
    var result: [String: [String: Double]] = [:]
    for (index, model) in table.column("case").enumerated() {
      result[model, default: [:]][table.column("name")[index]] =
        Double(table.column("value")[index])
    }
    return result
  }
}
