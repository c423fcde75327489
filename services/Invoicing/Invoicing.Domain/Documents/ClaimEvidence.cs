using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Documents;

/// <summary>A document that proves a claim.</summary>
/// <param name="Kind">What it proves.</param>
/// <param name="Reference">The ERP's own of the document.</param>
/// <param name="From">Where it is attached: to the invoice itself or further up its chain.</param>
/// <param name="DatedOn">Its own date, or null.</param>
/// <param name="SignedOn">Or null.</param>
/// <param name="Content">Its bytes; null while it is only announced, and then it proves nothing.</param>
public sealed record EvidenceItem(DocumentKind Kind, string Reference, HolderKind From, DateOnly? DatedOn, DateOnly? SignedOn, DocumentContent? Content);

/// <summary>A document that is needed and not there.</summary>
/// <param name="AnyOf">Kinds that will do.</param>
public sealed record MissingEvidence(ImmutableArray<DocumentKind> AnyOf);

/// <summary>Orders to the evidence of a claim.</summary>
public abstract record ClaimEvidenceCommand
{
    ClaimEvidenceCommand() { }

    /// <summary>This proves the claim now, and this is missing.</summary>
    /// <param name="Of">Which invoice.</param>
    /// <param name="Items">In the order of the chain, from the invoice up.</param>
    /// <param name="Missing">One line for each need.</param>
    /// <param name="On">Business date.</param>
    public sealed record List(CopiedInvoice Of, ImmutableArray<EvidenceItem> Items, ImmutableArray<MissingEvidence> Missing, DateOnly On) : ClaimEvidenceCommand;
}

/// <summary>Facts of the evidence of a claim.</summary>
public abstract record ClaimEvidenceEvent
{
    ClaimEvidenceEvent() { }

    /// <summary>All that proves the claim now, and what is missing.</summary>
    public sealed record EvidenceListed(CopiedInvoice Of, ImmutableArray<EvidenceItem> Items, ImmutableArray<MissingEvidence> Missing, DateOnly On) : ClaimEvidenceEvent;
}

/// <summary>
/// What proves an invoice that has left the house (pièces justificatives): followed from the day it is handed over, for whoever
/// goes to court with it, and for no invoice before, of which there are too many.
/// </summary>
/// <param name="Of">Null before it is handed over.</param>
/// <param name="Items">What proves it.</param>
/// <param name="Missing">What is needed and not there.</param>
public sealed record ClaimEvidence(CopiedInvoice? Of, ImmutableArray<EvidenceItem> Items, ImmutableArray<MissingEvidence> Missing)
    : IDecider<ClaimEvidence, ClaimEvidenceCommand, ClaimEvidenceEvent>
{
    /// <summary>Documents told of one claim at most: the nearest to the invoice.</summary>
    public const int Most = 100;

    /// <inheritdoc/>
    public static ClaimEvidence Initial => new(null, [], []);

    /// <summary>The stream of the evidence of an invoice.</summary>
    public static Guid StreamOf(Guid invoice) => NameBasedId.Of($"claim_evidence|{invoice}");

    /// <inheritdoc/>
    public static Decision<ClaimEvidenceEvent> Decide(ClaimEvidence evidence, ClaimEvidenceCommand command) => command switch
    {
        ClaimEvidenceCommand.List list => evidence.Is(list) ? Nothing : new ClaimEvidenceEvent.EvidenceListed(list.Of, list.Items, list.Missing, list.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static ClaimEvidence Evolve(ClaimEvidence was, ClaimEvidenceEvent happened) => happened switch
    {
        ClaimEvidenceEvent.EvidenceListed e => new(e.Of, e.Items, e.Missing),
        _ => throw new UnreachableException(),
    };

    bool Is(ClaimEvidenceCommand.List list) =>
        Of is not null && Items.SequenceEqual(list.Items) && Missing.Length == list.Missing.Length && Missing.Zip(list.Missing).All(pair => pair.First.AnyOf.SequenceEqual(pair.Second.AnyOf));
}
