import Benchmarking
import Distributions
import Tables

/// What a stretch of rows comes to: sums by service and period, and nothing of any person but a hash of the
/// id where ids are looked for.
struct PacketPart: Sendable {
  /// A row at which reading ends.
  struct Trouble: Sendable {
    enum Kind: Sendable {
      case notANumber
      case category
    }

    var kind: Kind
    /// Line, from 1 for the first of the stretch.
    var line: Int
    var column: String
  }

  /// What is read of a row, and where it stands.
  struct Plan: Sendable {
    let asked: RowsAsked
    /// Names of columns, for diagnostics; empty where there is none.
    let (service, pre, post, person, categories): (String, String, String, String, String)
    /// The period of all rows.
    let periodName: String
    /// Positions among the columns of texts; nil where not asked for.
    let (period, category): (Int?, Int?)
    let strata: Range<Int>
    /// The scores that the scale can give.
    let attainable: ClosedRange<Double>

    init(_ columns: PacketColumnOptions, range: PacketRange?) {
      asked = columns.rows
      (service, pre, post) = (columns.service, columns.pre ?? "", columns.post ?? "")
      (person, categories) = (columns.person ?? "", columns.category ?? "")
      attainable = range.map { $0.lowest...$0.highest } ?? -Double.infinity...Double.infinity
      periodName = columns.periodName ?? ""
      period = columns.period == nil ? nil : 1
      let next = columns.period == nil ? 1 : 2
      category = columns.category == nil ? nil : next
      let first = columns.category == nil ? next : next + 1
      strata = first..<first + columns.stratum.count
    }
  }

  /// Sums by place.
  private(set) var cells: [PacketTally.Place: PacketTally.Cell] = [:]
  /// Rows without a service, or without a person where ids are looked for.
  private(set) var leftOut: (service: Int, person: Int) = (0, 0)
  /// For each row that was taken a hash of person and period, and its line.
  private(set) var keys: [(key: UInt64, line: Int)] = []
  /// The first row at which reading ends.
  private(set) var trouble: Trouble?
  /// Scores that the scale cannot give: line and column.
  private(set) var outside: [(line: Int, column: String)] = []
  /// The names of services, periods and strata that occur.
  private(set) var names: Set<String> = []

  init(_ rows: borrowing RowStretch, _ plan: Plan) {
    let (pre, post) = (rows.numbers(0), rows.numbers(1))
    let services = rows.codes(0)
    let serviceNames = rows.levels(0)
    let periods = plan.period.map { (rows.codes($0), rows.levels($0)) }
    let categories = plan.category.map { (rows.codes($0), rows.levels($0)) }
    let strata = plan.strata.map { (rows.codes($0), rows.levels($0)) }
    let persons = rows.keys()
    names.formUnion(serviceNames)
    names.formUnion(periods?.1 ?? [])
    for (_, levels) in strata { names.formUnion(levels) }
    let salts = periods?.1.map(Self.salt) ?? []

    // Places and strata are numbered as they come; most rows are of the same as the row before.
    var places: [UInt64: Int] = [:]
    var gathered: [(place: PacketTally.Place, cell: PacketTally.Cell)] = []
    var counts: [[UInt32]: Int] = [:]
    var last: (code: UInt64, position: Int)?
    for row in 0..<rows.count {
      let service = services[row]
      let period = periods?.0[row] ?? 0
      guard !serviceNames[Int(service)].isEmpty else {
        leftOut.service += 1
        continue
      }
      if !persons.isEmpty {
        guard let person = persons[row] else {
          leftOut.person += 1
          continue
        }
        keys.append((salts.isEmpty ? person : person ^ salts[Int(period)], rows.line(of: row)))
      }
      let code = UInt64(service) << 32 | UInt64(period)
      let position: Int
      if let last, last.code == code {
        position = last.position
      } else {
        position = places[code] ?? gathered.count
        if position == gathered.count {
          places[code] = position
          let place = PacketTally.Place(
            service: serviceNames[Int(service)],
            period: periods.map { $0.1[Int(period)] } ?? plan.periodName)
          gathered.append((place, PacketTally.Cell()))
        }
        last = (code, position)
      }
      var (x, y) = (pre[row], post[row])
      if x.isInfinite || y.isInfinite {
        trouble = Trouble(
          kind: .notANumber, line: rows.line(of: row),
          column: x.isInfinite ? plan.pre : plan.post)
        break
      }
      if x < plan.attainable.lowerBound || x > plan.attainable.upperBound {
        outside.append((rows.line(of: row), plan.pre))
        x = .nan
      }
      if y < plan.attainable.lowerBound || y > plan.attainable.upperBound {
        outside.append((rows.line(of: row), plan.post))
        y = .nan
      }
      gathered[position].cell.persons += 1
      guard !x.isNaN else { continue }
      gathered[position].cell.first += 1
      guard !y.isNaN else { continue }
      gathered[position].cell.moments.add(x, y)
      if let categories {
        guard gathered[position].cell.changes.count(categories.1[Int(categories.0[row])]) else {
          trouble = Trouble(
            kind: .category, line: rows.line(of: row), column: plan.categories)
          break
        }
      }
      if !strata.isEmpty {
        counts[[UInt32(position)] + strata.map { $0.0[row] }, default: 0] += 1
      }
    }
    for (codes, count) in counts {
      let levels = zip(codes.dropFirst(), strata).map { $1.1[Int($0)] }
      gathered[Int(codes[0])].cell.strata[levels, default: 0] += count
    }
    for (place, cell) in gathered { cells[place, default: PacketTally.Cell()].add(cell) }
  }

  /// A number for a period, so that a person may come again in another one (FNV-1a).
  private static func salt(_ period: String) -> UInt64 {
    period.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}

extension ServicePacket.Changes {
  /// Counts a person by the word of `waymark change`; an empty one counts for nothing.
  ///
  /// - Returns: false where the word is another one.
  fileprivate mutating func count(_ word: String) -> Bool {
    switch word {
    case "recovered":
      recovered += 1
      improved += 1
    case "improved": improved += 1
    case "deteriorated": deteriorated += 1
    case "unchanged", "": break
    default: return false
    }
    return true
  }
}
