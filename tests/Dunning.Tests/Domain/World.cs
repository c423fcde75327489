using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>One thing that happens in a random history.</summary>
public readonly record struct Happening(byte Day, byte What, byte Which);

/// <summary>Random histories around one case: an ERP, a bank, a carrier, a manager and a collector who do what the bytes say.</summary>
sealed partial class World
{
    public const int Days = 170;
    static readonly DateOnly Start = new(2026, 3, 20);
    static readonly decimal[] Amounts = [10, 14.99m, 40, 149.99m, 150, 400, 800, 5000];
    readonly Dictionary<string, decimal> owed = [];
    readonly List<(string Number, decimal Amount, Guid Source)> paid = [];
    readonly bool reversed, isMixed, hasTexts, tellsOfHandOvers;
    int heldMail, heldFeed, stopped, absent;

    public World(bool reversed = false)
    {
        this.reversed = reversed;
        (Story.Approves, Story.Sends, Story.FeedIsFresh, Story.FeedThrough) = (false, false, false, Start.AddDays(-1));
    }

    public Story Story { get; } = Story.Of(salesPerson: "VRP-1");

    /// <summary>Every other invoice is in dollars, which the policy names, or in pounds, which it does not.</summary>
    public bool IsMixed
    {
        get => isMixed;
        init
        {
            isMixed = value;
            var dollars = System.Collections.Immutable.ImmutableSortedDictionary<string, CurrencyDocument>.Empty.Add("USD", new(2000, 20000, 500));
            if (isMixed) Story.Policies = Policies.Written.Book(ShippedPolicies.Documents.Single(d => d.Name == "standard_company") with { Values = new(Currencies: dollars) });
        }
    }

    /// <summary>The debtor is a craftsman of an entity that has its text messages sent, until it says otherwise.</summary>
    public bool HasTexts
    {
        get => hasTexts;
        init
        {
            hasTexts = value;
            if (!hasTexts) return;
            Story.Hear(new DebtorProfiled(Story.Debtor.Debtor, CustomerKind.Craftsman, null, "fr", Story.Next(Story.Debtor.Debtor), SalesPerson: "VRP-1"), new(2026, 1, 1));
            Story.Entity = Story.Entity with { SendsTexts = true };
        }
    }

    /// <summary>Since the case was last looked at.</summary>
    public bool EntityChanged { get; set; }

    public static DateOnly On(int day) => Start.AddDays(day);

    /// <summary>What the other services say on a day; several facts of one day may come in any order.</summary>
    public void Facts(IEnumerable<Happening> happenings, DateOnly on)
    {
        var facts = happenings.Select(h => Fact(h, on)).OfType<DunningEvent>().ToList();
        if (reversed) facts.Reverse();
        foreach (var fact in facts) Story.Hear(fact, on);
        if (heldFeed-- <= 0) Story.FeedThrough = on.AddDays(-1);
    }

    /// <summary>What people do after the run, and what Correspondence sends.</summary>
    public void People(IEnumerable<Happening> happenings, DateOnly on)
    {
        foreach (var h in happenings) Person(h, on);
        foreach (var h in happenings.Where(h => h.What % 8 == 3)) Says(h, on);
        foreach (var h in happenings.Where(h => h.What % 8 == 6)) Objects(h, on);
        if (--stopped == 0) Changes(Story.Entity with { Stopped = false });
        if (absent-- <= 0)
        {
            foreach (var open in Open()) _ = Tell(new DunningCommand.Approve(open, Story.Now(on), "manager", on));
            foreach (var call in Story.Case.Outgoing.Values.Where(a => a.Status == OutgoingStatus.CallToMake && Byte(a) % 3 != 0).ToArray()) Calls(call, on);
        }

        if (TellsOfHandOvers) Places(on);
        if (heldMail-- > 0) return;
        // Some messages leave in the moment in which they are called back.
        foreach (var asked in Story.Case.Outgoing.Values.Where(a => a.Status == OutgoingStatus.Requested || (a.EndedOn == on && a.Status == OutgoingStatus.Withdrawn && Byte(a) % 2 == 0)).OrderBy(a => a.Id).ToArray())
            Story.Hear(Byte(asked) % 12 == 0 ? new MessageFailed(asked.Id, Byte(asked) % 24 == 0 ? "recipient_refused" : Byte(asked) % 36 == 0 ? "outcome_unknown" : "no_sender", 1, on) : new MessageSent(asked.Id, null, 1, on), on);
        // Some come back, at once or after a while, or are complained of.
        foreach (var sent in Story.Case.Outgoing.Values.Where(a => (a.Channel == Channel.Email || a.IsSentText) && a.Status == OutgoingStatus.Sent && a.SentOn?.AddDays(Byte(a) % 5 / 2) == on && Byte(a) % 7 < 3).OrderBy(a => a.Id).ToArray())
            Story.Hear(new MessageBounced(sent.Id, (BounceKind)(1 + (Byte(sent) % 3)), null, 2, on), on);
    }

    static byte Byte(Outgoing act) => act.Id.ToByteArray()[0];

    DunningEvent? Fact(Happening h, DateOnly on) => h.What >= 253 ? Insolvency(h, on) : h.What >= 251 ? Agrees(h, on) : h.What == 249 ? Sells(h, on) : (h.What % 24) switch
    {
        < 5      => Invoice(h, on),
        5        => Pays(h, on, 1m, BalanceCause.Payment),
        6        => Pays(h, on, 0.5m, BalanceCause.Payment),
        7        => Pays(h, on, 0.3m, BalanceCause.CreditNote),
        8        => Undoes(on),
        9        => Dispute(h, on, opens: true),
        10 or 11 => Dispute(h, on, opens: false),
        12       => new ReachChanged(Story.Debtor.Debtor, [new(ContactRole.AccountsPayable, h.Which % 6 != 0, h.Which % 9 != 0, h.Which % 3 != 0)], Story.Next(Story.Debtor.Debtor)),
        < 16     => Carrier(h, on),
        22       => Held(h, on),
        23       => Lifted(h, on),
        _        => null,
    };

    void Person(Happening h, DateOnly on)
    {
        switch (h.What % 24)
        {
            case 16:
                Changes(Story.Entity with { Mode = h.Which % 3 == 0 ? (SendingMode)(1 + (h.Which / 3 % 3)) : SendingMode.Live });
                break;
            case 17:
                stopped = 1 + (h.Which % 9);
                Changes(Story.Entity with { Stopped = true });
                break;
            case 18:
                heldMail = 1 + (h.Which % 4);
                break;
            case 19:
                heldFeed = 1 + (h.Which % 12);
                if (HasTexts) Changes(Story.Entity with { SendsTexts = h.Which % 2 == 0 });
                break;
            case 20:
                absent = 1 + (h.Which % 12);
                break;
            case 21:
                foreach (var open in Open()) _ = Tell(new DunningCommand.Reject(open, RejectionReason.Other, h.Which % 2 == 0 ? on.AddDays(1 + (h.Which % 9)) : null, "manager", on));
                absent = 1 + (h.Which % 6);
                break;
        }
    }

    void Changes(EntityFacts entity) => (Story.Entity, EntityChanged) = (entity, true);

    IEnumerable<Guid> Open() =>
        [.. Story.Case.Outgoing.Values.Where(a => a.Status is OutgoingStatus.AwaitingApproval or OutgoingStatus.Rejected).Select(a => a.Id), .. Story.Case.HandOvers.Values.Where(o => o.IsOpen).Select(o => o.Id)];

    // People may be refused; nothing may come of that.
    bool Tell(DunningCommand command)
    {
        if (DunningCase.Decide(Story.Case, command).Refusal is not null) return false;
        Story.Do(command);
        return true;
    }

    LetterMoved? Carrier(Happening h, DateOnly on) =>
        Story.Case.Outgoing.Values.Where(a => a.Channel == Channel.RegisteredLetter && a.SentOn is not null).OrderBy(a => a.Id).LastOrDefault() is { } notice
            ? new(notice.Id, (LetterState)(1 + (h.Which % 6)), on, 10 + Story.Next(notice.Id), on)
            : null;
}
