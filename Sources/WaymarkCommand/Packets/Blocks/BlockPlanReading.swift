import Benchmarking
import Documents
import Models
import Results

/// Why a packet of a plan cannot be what it says.
enum BlockTrouble: Error {
  /// In words that follow its name.
  case impossible(String)

  /// The trouble at its place.
  func diagnostic(at place: Place) -> Diagnostic {
    switch self {
    case .impossible(let fault): PacketReading.impossible(fault, at: place)
    }
  }
}

/// The plan of a packet as it is read from a file.
struct BlockPlanReading {
  private let formula: String
  private let service: String
  private let person: String
  /// The columns beside the outcome.
  let columns: [MomentPlan.Column]

  private enum Holds: String, CaseIterable {
    case numbers
    case categories
  }

  /// Reads it; nil where the reading says what is wrong.
  init?(_ object: ObjectReader?, _ reading: Reading) {
    guard var object else { return nil }
    let formula = object.string("formula")
    let (service, person) = (object.string("service"), object.string("person"))
    columns = (object.array("columns") ?? []).compactMap { node in
      guard var column = ObjectReader(node, reading) else { return nil }
      let name = column.string("name")
      let holds = column.choice("holds", Holds.self)
      let role = column.choice("role", MomentPlan.Role.self)
      column.finish()
      guard let name, let holds, let role else { return nil }
      return MomentPlan.Column(name, isCategories: holds == .categories, role: role)
    }
    object.finish()
    guard let formula, let service, let person else { return nil }
    (self.formula, self.service, self.person) = (formula, service, person)
  }

  /// The packet of this plan.
  func packet(
    services: [String], period: String, measure: ServicePacket.Measure, shift: [Double],
    levels: [String: [String]], patterns: [PersonMoments.Pattern]
  ) throws(BlockTrouble) -> BlockPacket {
    let parsed: Formula
    do {
      parsed = try Formula(formula)
    } catch {
      throw .impossible("has a plan that cannot be read: \(error.message)")
    }
    guard Set(columns.map(\.name)).count == columns.count else {
      throw .impossible("has a plan that names a column twice")
    }
    do throws(MomentRefusal) {
      let plan = try BlockPlan(parsed, service: service, person: person, columns: columns)
      return BlockPacket(
        plan, services: services, period: period, measure: measure,
        moments: try PersonMoments(
          checking: plan.moments(shift: shift), levels: levels, patterns: patterns))
    } catch {
      throw .impossible("has no sums over people: \(error.message)")
    }
  }
}
