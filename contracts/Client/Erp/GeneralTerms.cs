namespace Recouvrement.Client.Erp;

/// <summary>A clause of general terms.</summary>
/// <param name="Kind">
/// <c>penalty_rate</c>, <c>recovery_compensation</c>, <c>payment_term</c>, <c>retention_of_title</c>, <c>jurisdiction</c>, <c>capitalisation</c>, <c>acceleration</c>, <c>penalty</c>,
/// <c>suspension</c>, <c>governing_law</c> or <c>other</c>.
/// </param>
/// <param name="TextSha256">SHA-256 of its words, 64 hexadecimal digits.</param>
/// <param name="From">First day it holds; as long as its version where absent.</param>
/// <param name="Until">Last day; open where absent.</param>
public sealed record TermsClause(string Kind, string TextSha256, DateOnly? From = null, DateOnly? Until = null);

/// <summary>A version of the general terms (CGV).</summary>
/// <param name="ValidFrom">First day for new contracts.</param>
/// <param name="TextSha256">SHA-256 of the whole document, 64 hexadecimal digits.</param>
/// <param name="Clauses">In the order of the document.</param>
public sealed record GeneralTerms(DateOnly ValidFrom, string TextSha256, IReadOnlyList<TermsClause> Clauses);

/// <summary>A version of the general terms as it stands in the register.</summary>
/// <param name="Version">The entity's own name of it.</param>
/// <param name="ValidFrom">First day for new contracts.</param>
/// <param name="IsInForce">It is the one for contracts of today.</param>
/// <param name="TextSha256">SHA-256 of the whole document.</param>
/// <param name="Clauses">In the order of the document.</param>
public sealed record RegisteredTerms(string Version, DateOnly ValidFrom, bool IsInForce, string TextSha256, IReadOnlyList<TermsClause> Clauses);

/// <summary>A customer accepted general terms.</summary>
/// <param name="Version">Which, by the entity's own name; it must stand in the register.</param>
/// <param name="AcceptedOn">When; not after today.</param>
/// <param name="Document">Reference of the proof in the register of documents.</param>
/// <param name="ByRole">What the person who accepted is at the customer, never a name.</param>
/// <param name="By">Who accepted. A person: kept where it can be erased.</param>
public sealed record TermsAcceptance(string Version, DateOnly AcceptedOn, string? Document = null, string? ByRole = null, string? By = null);

/// <summary>What proves that a customer accepted general terms.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Version">Which version.</param>
/// <param name="AcceptedOn">When.</param>
/// <param name="Document">Reference of the proof in the register of documents.</param>
/// <param name="DocumentSha256">SHA-256 of its bytes; null where they were never sent.</param>
/// <param name="ByRole">What the person is at the customer.</param>
/// <param name="By">Who; null where it is not known or was erased.</param>
public sealed record ProvenAcceptance(string Reference, string Version, DateOnly AcceptedOn, string? Document, string? DocumentSha256, string? ByRole, string? By);

/// <summary>Which general terms hold for an invoice.</summary>
/// <param name="Day">The day of issue they were looked up for.</param>
/// <param name="InForce">The version in force on that day; null before the first.</param>
/// <param name="Version">The version that holds; null where the customer had accepted none: only the law does.</param>
/// <param name="IsAcceptanceMissing">The customer had not accepted the version in force.</param>
/// <param name="Acceptance">What it rests on.</param>
/// <param name="Clauses">Those that hold on the day.</param>
public sealed record TermsOfInvoice(DateOnly Day, string? InForce, string? Version, bool IsAcceptanceMissing, ProvenAcceptance? Acceptance, IReadOnlyList<TermsClause> Clauses);
