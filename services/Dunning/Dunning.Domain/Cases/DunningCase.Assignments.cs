using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Cases;

// What agencies do in the creditor's name while the claims are dunned here.
public sealed partial record DunningCase
{
    /// <summary>All assignments.</summary>
    public ImmutableDictionary<Guid, Assignment> Assignments { get; init; } = ImmutableDictionary<Guid, Assignment>.Empty;

    /// <summary>An agency speaks with the debtor about all of these invoices.</summary>
    public bool IsWithAgency(IEnumerable<Guid> invoices) => !Assignments.IsEmpty && invoices.All(invoice => Assignments.Values.Any(assignment => assignment.Has(invoice)));

    DunningCase AfterAssignments(DunningEvent happened) => happened switch
    {
        ClaimsAssigned e  => this with { Assignments = Assignments.SetItem(e.Assignment, new(e.Assignment, e.Agency, [.. e.Claims.Select(claim => claim.Invoice)], e.Until, e.By, e.On)) },
        AgencyPromised e  => After(e).Promised(e),
        AssignmentEnded e => WithAssignment(e.Assignment, assignment => assignment with { EndedOn = e.On, End = e.Reason }),
        _ => throw new UnreachableException(),
    };

    DunningCase WithAssignment(Guid id, Func<Assignment, Assignment> change) => Assignments.TryGetValue(id, out var known) ? this with { Assignments = Assignments.SetItem(id, change(known)) } : this;

    // What comes back from an assignment never left the house: a hand-over that took it meanwhile stands.
    DunningCase Returned(ClaimReturned e) => Assignments.ContainsKey(e.HandOver)
        ? WithAssignment(e.HandOver, assignment => assignment.GetsBack(e.Invoice, e.Reason, e.On))
        : WithInvoice(e.Invoice, invoice => invoice with { HandedOver = null });

    // In the creditor's name, the agency's contacts are the creditor's own: they count against pace and budget.
    DunningCase Spoken(AgencyActed e)
    {
        if (Assignments.Values.FirstOrDefault(assignment => assignment.Placement == e.Placement) is not { } assignment || ChannelOf(e.Kind) is not { } channel) return this;
        var contact = NameBasedId.Of($"agency_act|{e.Placement}|{e.Reference.ToUpperInvariant()}");
        return this with { Contacts = Contacts.SetItem(contact, new(contact, EpisodeOfToday, channel, assignment.Invoices, Reached: true, e.ActedOn)) };
    }

    /// <summary>The assignment whose agency took a promise of an invoice in the creditor's name; null where none did.</summary>
    internal Assignment? PromisedTo(AgencyPromised e) => Assignments.Values.FirstOrDefault(assignment => assignment.Placement == e.Placement && assignment.Has(e.Invoice));

    // Nobody reminds of what was promised. How it is kept, the balance says; no promise to an agency holds us back for longer than the agency has the claim.
    DunningCase Promised(AgencyPromised e)
    {
        if (PromisedTo(e) is not { } assignment) return this;
        var until = e.PromisedOn < assignment.Until ? e.PromisedOn : assignment.Until;
        return Stopping(NameBasedId.Of($"agency_promise|{e.Placement}|{e.Reference.ToUpperInvariant()}"), [e.Invoice], Stop.Promised(until));
    }

    static Channel? ChannelOf(string kind) => kind switch
    {
        "call"   => Channel.Call,
        "email"  => Channel.Email,
        "letter" => Channel.Letter,
        _        => null,
    };
}
