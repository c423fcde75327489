using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>The list of exhibits as the kept papers of a file give it: a paper without its bytes cannot be joined, so it is none, and that is said.</summary>
/// <param name="Listed">In the order of kinds and days.</param>
/// <param name="LeftOut">What cannot be listed, and why.</param>
sealed record KnownExhibits(IReadOnlyList<ExhibitAsked> Listed, IReadOnlyList<ExhibitLeftOut> LeftOut)
{
    public static async Task<KnownExhibits> Of(Session session, CourtMatter matter, CancellationToken stop) => Of(await KnownPapers.Of(session, matter.File, matter.Of.Case, stop));

    /// <summary>Lists what can be listed of some papers.</summary>
    public static KnownExhibits Of(IEnumerable<Paper> papers)
    {
        var known = papers
            .Select(paper => (Exhibit: new ExhibitAsked(Kind(paper), paper.Subject, paper.Date, paper.Sha256), Why: Why(paper)))
            .DistinctBy(of => (of.Exhibit.Kind, of.Exhibit.Reference, of.Exhibit.Sha256, of.Why)).OrderBy(of => of.Exhibit.Kind).ThenBy(of => of.Exhibit.Dated).ToArray();
        var listed = known.Where(of => of.Why is null).Select(of => of.Exhibit).ToArray();
        return new(
            [.. listed.Take(Drawing.MostExhibits)],
            [.. known.Where(of => of.Why is not null).Select(of => Left(of.Exhibit, of.Why!)), .. listed.Skip(Drawing.MostExhibits).Select(exhibit => Left(exhibit, "too_many"))]);
    }

    /// <summary>What was left out, but for what a person listed under a reference of his own.</summary>
    public IReadOnlyList<ExhibitLeftOut> LeftOutOf(CourtRequest request) =>
        [.. LeftOut.Where(paper => !request.Exhibits.Any(e => (e.Sha256 is { } hash && hash == paper.Sha256) || (Spelling.Of(e.Kind), e.Reference) == (paper.Kind, paper.Reference)))];

    static ExhibitLeftOut Left(ExhibitAsked exhibit, string why) => new(Spelling.Of(exhibit.Kind), exhibit.Reference, exhibit.Dated!.Value, exhibit.Sha256, why);

    static string? Why(Paper paper) =>
        paper.IsErased ? "erased"
        : paper.Sha256 is null ? "not_kept"
        : AgencyReference.IsValid(paper.Subject) ? null
        : "reference_not_allowed";

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
