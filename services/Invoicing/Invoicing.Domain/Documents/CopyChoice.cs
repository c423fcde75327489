using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>A document that is a copy of an invoice, with its bytes.</summary>
/// <param name="Document">Stream id.</param>
/// <param name="Reference">The ERP's own.</param>
/// <param name="Content">Its bytes.</param>
public sealed record CopyCandidate(Guid Document, string Reference, DocumentContent Content);

/// <summary>Which of several copies of an invoice counts.</summary>
public static class CopyChoice
{
    /// <summary>Only what every debtor can open is a copy to send.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>The one that came last; else the one that counted so far, as it is now; else the first of those that are there.</summary>
    /// <param name="candidates">All there are, the latest by its own date first.</param>
    /// <param name="arrived">Documents that have just come or been attached, the last one last.</param>
    /// <param name="current">Reference of the one that counted so far; null where none did.</param>
    /// <returns>Null where there is none.</returns>
    public static CopyCandidate? Of(ImmutableArray<CopyCandidate> candidates, IReadOnlyList<Guid> arrived, string? current) =>
        arrived.Reverse().Select(document => candidates.FirstOrDefault(c => c.Document == document)).FirstOrDefault(c => c is not null)
        ?? candidates.FirstOrDefault(c => c.Reference == current)
        ?? candidates.FirstOrDefault();
}
