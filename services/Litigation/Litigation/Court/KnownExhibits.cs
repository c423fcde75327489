using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Court;

/// <summary>The list of exhibits as the kept papers of a file give it: a paper without its bytes cannot be joined, so it is none.</summary>
static class KnownExhibits
{
    public static async Task<IReadOnlyList<ExhibitAsked>> Of(Session session, CourtMatter matter, CancellationToken stop) =>
        [.. (await KnownPapers.Of(session, matter.File, matter.Of.Case, stop))
            .Where(paper => paper.Sha256 is not null && AgencyReference.IsValid(paper.Subject))
            .Select(paper => new ExhibitAsked(Kind(paper), paper.Subject, paper.Date, paper.Sha256))
            .DistinctBy(exhibit => (exhibit.Kind, exhibit.Reference, exhibit.Sha256)).OrderBy(exhibit => exhibit.Kind).ThenBy(exhibit => exhibit.Dated).Take(Drawing.MostExhibits)];

    static ExhibitKind Kind(Paper paper) => (paper.What, paper.Subject) switch
    {
        ("invoice_copy", _)                           => ExhibitKind.Invoice,
        ("signed_quote" or "purchase_order", _)       => ExhibitKind.Order,
        ("contract", _)                               => ExhibitKind.Contract,
        ("general_terms", _)                          => ExhibitKind.GeneralTerms,
        ("delivery_note" or "acceptance_report", _)   => ExhibitKind.DeliveryNote,
        ("letter", "formal_notice")                   => ExhibitKind.FormalNotice,
        ("letter", _)                                 => ExhibitKind.Reminder,
        ("proof", _) when paper.Decision is not null  => ExhibitKind.ProofOfDelivery,
        _                                             => ExhibitKind.Other,
    };
}
