import Documents
import Platform
import Results
import Scales
import Scoring
import TestSupport
import Testing

@Suite("The whole format, in one file")
struct WholeFormatTests {
  static let path = "Fixtures/scales/everything.json"

  static func text() throws -> String {
    String(decoding: try ProjectFiles.file(path).bytes, as: UTF8.self)
  }

  @Test("a file that says everything is read, and its worked examples come out")
  func everything() throws {
    let file = try ProjectFiles.file(Self.path)
    let scale = try Scale(reading: file)
    #expect(WorkedExampleCheck.problems(of: scale, in: file.name) == [])
    #expect(scale.nonAnswer("-99", item: 0) == .refused)
    #expect(scale.nonAnswer("n/a", item: 2) == .notApplicable)
    #expect(scale.nonAnswer("n/a", item: 0) == nil)
    #expect(scale.lineage.derivableFrom[0].items == ["l1", "l3", "l4", "l7", "l8"])
    #expect(scale.items.map(\.isSetByPerson) == [false, false, false, true, true])
    let girl = Characteristics(sex: "F", age: 20)
    let scores = Scorer(scale).scores([0, 0, 0, 0, 0].map { .answered($0) }, of: girl)
    #expect(scores[0].values == [4, 51, 50, 8])
  }

  @Test("every key that the schema knows stands in it, so the reader knows the same keys")
  func schemaKeys() throws {
    let schema = try JSONDocument.parse(
      ProjectFiles.file("Scales/scale.schema.json").bytes, file: "schema")
    let document = try JSONDocument.parse(ProjectFiles.file(Self.path).bytes, file: "everything")
    let known = Self.properties(schema)
    #expect(known.count > 80)
    #expect(known.subtracting(Self.keys(document)) == [])
  }

  @Test(
    "any one value of it in the place of any other ends in a scale or a refusal, never in a trap")
  func mutations() throws {
    let document = try JSONDocument.parse(ProjectFiles.file(Self.path).bytes, file: "everything")
    let odd = [
      "null", "[]", "{}", "\"\"", "-1", "0.5", "1e300", "-9223372036854775808", "true", "\"raw\"",
    ]
    var generator = SeededGenerator(seed: 20_260)
    let values = Self.leaves(document)
    var refused = 0
    for _ in 0..<1500 {
      guard let leaf = values.randomElement(using: &generator),
        let other = (odd + values.map(\.text)).randomElement(using: &generator)
      else { continue }
      var bytes = try ProjectFiles.file(Self.path).bytes
      bytes.replaceSubrange(leaf.range, with: Array(other.utf8))
      do throws(RefusedInput) {
        let scale = try Scale(reading: SourceFile(name: "mutated", bytes: bytes))
        _ = WorkedExampleCheck.problems(of: scale, in: "mutated")
      } catch {
        refused += 1
        #expect(error.diagnostics.allSatisfy { $0.place.file == "mutated" && !$0.help.isEmpty })
      }
    }
    #expect(refused > 750)
  }

  /// Names under every `properties` of a schema.
  private static func properties(_ node: Node) -> Set<String> {
    switch node.kind {
    case .object(let members):
      members.reduce(into: []) { found, member in
        found.formUnion(properties(member.value))
        if member.key == "properties", case .object(let names) = member.value.kind {
          found.formUnion(names.map(\.key))
        }
      }
    case .array(let nodes): nodes.reduce(into: []) { $0.formUnion(properties($1)) }
    default: []
    }
  }

  private static func keys(_ node: Node) -> Set<String> {
    switch node.kind {
    case .object(let members):
      members.reduce(into: []) {
        $0.insert($1.key)
        $0.formUnion(keys($1.value))
      }
    case .array(let nodes): nodes.reduce(into: []) { $0.formUnion(keys($1)) }
    default: []
    }
  }

  /// Numbers and texts of the file, with where they stand in it.
  private static func leaves(_ node: Node) -> [(range: Range<Int>, text: String)] {
    let bytes = (try? ProjectFiles.file(path).bytes) ?? []
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    func find(_ node: Node) -> [(range: Range<Int>, text: String)] {
      let text: String
      switch node.kind {
      case .object(let members): return members.flatMap { find($0.value) }
      case .array(let nodes): return nodes.flatMap(find)
      case .number(let number): text = number
      case .string(let string): text = "\"\(string)\""
      default: return []
      }
      guard let line = node.place.line, let column = node.place.column else { return [] }
      let start = starts[line - 1] + column - 1
      return [(start..<(start + text.utf8.count), text)]
    }
    return find(node)
  }
}
