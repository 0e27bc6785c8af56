import Documents
import Results

extension ConversionTable {
  /// Reads a table and the id of the metric it converts; nil when something in it cannot be used.
  static func decode(
    _ reader: ObjectReader, _ context: ScaleContext
  ) -> (table: ConversionTable, from: Placed<String>)? {
    var object = reader
    let from = object.node("from")
    let strata = object.optionalArray("strata")
    // Where all rows are by stratum there need be none for everybody.
    let rows = strata == nil ? object.array("rows") : object.optionalArray("rows")
    let source = object.source(context)
    object.finish()
    guard let from, let id = from.stringValue(context.reading), let source else { return nil }
    guard let read = decode(rows: rows ?? [], at: object.place, context) else { return nil }
    let readStrata = (strata ?? []).compactMap { Stratum($0, context) }
    guard rows != nil || strata != nil, readStrata.count == strata?.count ?? 0 else { return nil }
    let table = ConversionTable(rows: read, strata: readStrata, source: source)
    return (table, Placed(value: id, place: from.place))
  }

  fileprivate static func decode(
    rows nodes: [Node], at place: Place, _ context: ScaleContext
  ) -> [Row]? {
    var rows: [Row] = []
    for node in nodes {
      guard let row = Row(node, context.reading) else { return nil }
      rows.append(row)
    }
    for (row, next) in zip(rows, rows.dropFirst()) where row.from >= next.from {
      return context.refuse(
        .scaleTable, at: place, "The rows of a table must increase in their first number.",
        help: "Sort them, and give each value once.")
    }
    return rows
  }
}

extension ConversionTable.Row {
  fileprivate init?(_ node: Node, _ reading: Reading) {
    guard case .array(let cells) = node.kind, cells.count == 2 || cells.count == 3,
      let from = cells[0].numberValue(reading), let to = cells[1].numberValue(reading)
    else {
      reading.report(
        .scaleTable, at: node.place,
        "A row of a table is two numbers: from, to; or three: from, to, standard error.",
        help: "Write rows such as [7, 7.00].")
      return nil
    }
    let error = cells.count == 3 ? cells[2].numberValue(reading) : nil
    if cells.count == 3 && !(error ?? 0 > 0) {
      reading.report(
        .scaleTable, at: node.place, "The standard error of a row must be above 0.",
        help: "Leave it out where none is published.")
      return nil
    }
    self.init(from: from, to: to, standardError: error)
  }
}

extension ConversionTable.Stratum {
  fileprivate init?(_ node: Node, _ context: ScaleContext) {
    let reading = context.reading
    guard var object = ObjectReader(node, reading) else { return nil }
    let when = object.object("when")
    let nodes = object.array("rows")
    object.finish()
    guard var when, let nodes else { return nil }
    let sex = when.optionalString("sex")
    let age = when.optionalArray("age")?.compactMap { $0.numberValue(reading) }
    when.finish()
    if let age, age.count != 2 || age[0] >= age[1] {
      reading.report(
        .scaleTable, at: when.place, "An age is two numbers: from, and to below.",
        help: "Write [18, 25] for everybody from 18 to the day before 25.")
      return nil
    }
    if sex == nil && age == nil {
      reading.report(
        .scaleTable, at: when.place, "A stratum says whom it is for, by 'sex', 'age' or both.",
        help: "Rows for everybody stand in the table itself.")
      return nil
    }
    if nodes.isEmpty {
      reading.report(
        .scaleTable, at: node.place, "A stratum has rows of its own.", help: "Give its rows.")
      return nil
    }
    guard let rows = ConversionTable.decode(rows: nodes, at: node.place, context) else {
      return nil
    }
    self.init(
      sex: sex, fromAge: age?[0], belowAge: age?[1], rows: rows, place: node.place)
  }
}
