public import Results

/// The codes with which an input is refused; empty when it is not.
public func refusalCodes(_ body: () throws -> Void) -> [DiagnosticCode] {
  refusals(body).map(\.code)
}

/// The diagnostics with which an input is refused; empty when it is not.
public func refusals(_ body: () throws -> Void) -> [Diagnostic] {
  do {
    try body()
    return []
  } catch let refused as RefusedInput {
    return refused.diagnostics
  } catch {
    return []
  }
}
