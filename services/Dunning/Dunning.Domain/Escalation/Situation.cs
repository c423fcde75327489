using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>A case on a day: what each of its invoices waits for. A pure function of history, entity, policy, law and date; timers are hints only.</summary>
public sealed partial class Situation
{
    const int MostFirst = 20;

    readonly Dictionary<Guid, NextAction> known = [];
    readonly Dictionary<(string Currency, int Hundredths), HashSet<Guid>> largest = [];
    readonly Dictionary<string, Money> overdue = [];
    readonly Dictionary<string, bool> inCredit = [];
    Guid[]? first;
    readonly Contacts? contacts;
    readonly Ladder? ladder;
    readonly Outgoing[] unsent, notices;
    readonly bool voiceIsHeld, callIsPending;

    /// <param name="dunning">The case.</param>
    /// <param name="now">What holds around it.</param>
    /// <param name="on">The day.</param>
    public Situation(DunningCase dunning, Circumstances now, DateOnly on)
    {
        (Case, Now, On) = (dunning, now, on);
        Policy = now.Policies.For(dunning.TraitsOn(on, now.Policies.Profiles), on, dunning.EpisodeIsOpen ? dunning.EpisodeFrom : null);
        foreach (var late in Claimable.Where(i => i.IsOverdue(on))) overdue[late.Currency] = OverdueIn(late.Currency) + late.ClaimedOn(on);
        unsent = [.. dunning.Outgoing.Values.Where(act => act.IsUnsent)];
        notices = [.. dunning.NoticesIn(now.Entity.Mode)];
        var failed = dunning.Outgoing.Values.Where(act => act is { Status: OutgoingStatus.Failed, MayHaveArrived: false } && act.Mode == now.Entity.Mode).ToLookup(act => act.FailedHere);
        (Failed, FailedHere) = ([.. failed[false].Where(StandsAgainst)], [.. failed[true]]);
        Closed = [.. dunning.Outgoing.Values.Where(act => act.Mode == now.Entity.Mode && act.ClosesItsWay && StandsAgainst(act))];
        voiceIsHeld = unsent.Any(act => act.HoldsTheVoice);
        callIsPending = unsent.Any(act => act.Status == OutgoingStatus.CallToMake);
        if (Policy is null) return;
        contacts = new(dunning, now.Entity.Mode, Policy, on);
        ladder = new(this, Policy, contacts);
    }

    /// <summary>The case.</summary>
    public DunningCase Case { get; }

    /// <summary>What holds around it.</summary>
    public Circumstances Now { get; }

    /// <summary>The day.</summary>
    public DateOnly On { get; }

    /// <summary>The policy that follows this debtor, or null.</summary>
    public DunningPolicy? Policy { get; }

    /// <summary>What is overdue in euros.</summary>
    public Money Overdue => OverdueIn(Money.Zero.Currency);

    /// <summary>What is overdue in a currency, certain and uncontested, still in the house, and neither promised, planned nor paused: the amount the thresholds look at.</summary>
    public Money OverdueIn(string currency) => overdue.TryGetValue(currency, out var sum) ? sum : Money.OfCents(0, currency);

    /// <summary>What happens next to an invoice, or what stands against it.</summary>
    public NextAction Of(CaseInvoice invoice)
    {
        if (known.TryGetValue(invoice.Id, out var action)) return action;
        return known[invoice.Id] = WorkedOut(invoice);
    }

    NextAction WorkedOut(CaseInvoice invoice) =>
        !invoice.IsOpen                      ? new NextAction.None()
        : Standing(invoice) is { } standing  ? standing
        : Notice(invoice) is { } notice      ? InHouse(this.After(notice, invoice), invoice)
        : Covering(invoice) is { } covering  ? Settled(covering, invoice)
        : ladder!.Next(invoice, withTasks: !callIsPending) switch
        {
            NextAction.Due when voiceIsHeld => new NextAction.Blocked(Blocker.OneVoice),
            var next                              => next,
        };

    /// <summary>The last step really taken for an invoice in this episode, or null.</summary>
    public string? LastStep(CaseInvoice invoice) =>
        contacts?.About(invoice.Id).Where(contact => contact.Rank >= 0).ToArray() is [.., var last] ? Policy!.Steps[last.Rank].Name : null;

    /// <summary>What keeps the whole debtor from being dunned: every overdue invoice stands against something that nobody is at. Null while one of them moves.</summary>
    public Blocker? Obstacle()
    {
        var overdue = Case.Invoices.Values.Where(i => i.IsOverdue(On)).OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal);
        Blocker? first = null;
        foreach (var invoice in overdue)
        {
            if (Of(invoice) is not NextAction.Blocked { By: { IsUnderWay: false } by }) return null;
            first ??= by;
        }

        return first;
    }

    /// <summary>An episode is under way, and nothing overdue and nothing dunned is left open.</summary>
    internal bool EpisodeHasEnded => Case.EpisodeIsOpen && !Case.Invoices.Values.Any(i => i.IsOverdue(On) || (i.IsOpen && WasDunned(i)));

    /// <summary>What could not go out in this mode to the addresses known now: it would fail again.</summary>
    internal IReadOnlyList<Outgoing> Failed { get; }

    /// <summary>What found that its addressee cannot be reached that way by anything, as far as the contacts known now go.</summary>
    internal IReadOnlyList<Outgoing> Closed { get; }

    /// <summary>The contact that a step is meant for, or another that stands in for it, can be reached by a channel and does not mind it.</summary>
    internal bool Reaches(Channel channel, ContactRole meant) => Case.Reach.Has(channel, meant) && !Case.IsUnwanted(channel, On);

    /// <summary>The last message that failed for the addresses known now; null where none did.</summary>
    internal Outgoing? LastFailure => Failed.Concat(Closed).OrderBy(act => act.EndedOn ?? act.SentOn).ThenBy(act => act.Id).LastOrDefault();

    /// <summary>What could not go out in this mode though nothing says that the debtor is not reached there, and cannot have arrived.</summary>
    internal IReadOnlyList<Outgoing> FailedHere { get; }

    /// <summary>Payments may have come in that nobody knows of yet.</summary>
    internal bool FeedIsStale => Now.Entity.FeedThrough is not { } through || WorkingDays.CountBetween(through, On) > Policy!.Values.FeedWorkingDays;

    /// <summary>Why no agency would get claims of a currency as things stand; null where one would. Only those in euros leave the house without a person.</summary>
    internal Blocker? Sanctionless(string currency) =>
        !Now.Entity.HandsOver ? Blocker.HandOverOff : currency != Money.Zero.Currency ? Blocker.NoticeRunOut : HasFullMeans(currency) ? null : Blocker.BelowNoticeMinimum;

    /// <summary>Enough is overdue in a currency for a call or a registered letter.</summary>
    internal bool HasFullMeans(string currency) => Policy!.Values.ThresholdsIn(currency) is { } thresholds && OverdueIn(currency) >= thresholds.FullMeansFrom;

    /// <summary>The invoices of a currency have thresholds.</summary>
    internal bool Follows(string currency) => currency == Money.Zero.Currency || Policy?.Values.ThresholdsIn(currency) is not null;

    /// <summary>The debtor may be spoken to today.</summary>
    internal bool MaySpeak => contacts is not null && contacts.From <= On && Policy!.Values.Calendar.IsAllowed(On);

    /// <summary>The invoice may be the reason of one more contact by a channel.</summary>
    internal bool HasBudget(CaseInvoice invoice, Channel channel) =>
        Policy!.Values.Budget.Allows(channel, contacts!.About(invoice.Id).Select(contact => contact.Channel));

    /// <summary>It is among the largest invoices that together make so many hundredths of what may be claimed in its currency.</summary>
    internal bool IsAmongLargest(CaseInvoice invoice, int hundredths) =>
        (largest.TryGetValue((invoice.Currency, hundredths), out var known) ? known : largest[(invoice.Currency, hundredths)] = Largest(invoice.Currency, hundredths)).Contains(invoice.Id);

    /// <summary>It is among the first so many invoices ever heard of.</summary>
    internal bool IsAmongFirst(CaseInvoice invoice, int count) =>
        (first ??= [.. Case.Invoices.Values.Where(i => i.Terms is not null).OrderBy(i => i.Terms!.IssuedOn).ThenBy(i => i.Id).Select(i => i.Id).Take(MostFirst)]).Take(count).Contains(invoice.Id);

    bool StandsAgainst(Outgoing act) => act.ReachVersion >= Case.Reach.Version && !Case.HasRunOutFor(act, On);

    HashSet<Guid> Largest(string currency, int hundredths)
    {
        var all = Claimable.Where(i => i.Currency == currency).Select(i => (i.Id, i.ClaimedOn(On).Amount)).OrderByDescending(i => i.Amount).ThenBy(i => i.Id).ToArray();
        var enough = all.Sum(i => i.Amount) * hundredths / 100m;
        var before = 0m;
        return [.. all.TakeWhile(i => before < enough && (before += i.Amount) > 0).Select(i => i.Id)];
    }

    IEnumerable<CaseInvoice> Claimable => Case.Invoices.Values.Where(i => i.IsClaimable(On) && Follows(i.Currency));

    string? Reason(CaseInvoice invoice) => invoice.IsOpen ? Standing(invoice)?.By.Reason : WithdrawalReason.Settled;

    bool WasDunned(CaseInvoice invoice) => Case.Outgoing.Values.Any(act => act.Episode == Case.Episode && act.Covers(invoice.Id));

    // What is not due yet cannot be handed over, and a claim is not torn apart: the rest of it keeps all of it in the house.
    NextAction InHouse(NextAction next, CaseInvoice invoice) =>
        next is NextAction.HandOverDue && invoice.HasInstalmentsAfter(On) ? new NextAction.Blocked(Blocker.InstalmentsToCome, invoice.Terms!.Instalments!.All[^1].DueOn.AddDays(1)) : next;

    NextAction.Blocked? Standing(CaseInvoice invoice) => AllStanding(invoice).FirstOrDefault();

    // What stands against any step, from the most lasting down: the first one holds an invoice, and all of them are told to who asks why.
    IEnumerable<NextAction.Blocked> AllStanding(CaseInvoice invoice)
    {
        if (invoice.HandedOver is not null) yield return new(Blocker.HandedOver);
        if (invoice.FrozenSince is not null) yield return new(Blocker.Insolvency);
        if (invoice.IsDisputed) yield return new(Blocker.Disputed);
        if (invoice.IsToCredit) yield return new(Blocker.DiscountToCredit);
        if (invoice.HeldBy(On) is { } hold) yield return new(Blocker.Held(hold), hold.Until?.AddDays(1));
        if (invoice.Terms!.DateUncertain) yield return new(Blocker.OpeningEntry);
        if (!Follows(invoice.Currency)) yield return new(Blocker.ForeignCurrency);
        if (Now.Entity.Stopped) yield return new(Blocker.Stopped);
        if (Policy is null) yield return new(WithoutPolicy);
        if (invoice.StoppedBy(On) is { } stop) yield return new(Blocker.Of(stop), stop.Until.AddDays(1));
        if (Policy is null || !invoice.IsOverdue(On) || !invoice.IsClaimable(On) || Policy.Values.ThresholdsIn(invoice.Currency) is not { } thresholds) yield break;
        var late = OverdueIn(invoice.Currency);
        if (IsInCredit(invoice.Currency)) yield return new(Blocker.InCredit);
        if (late < thresholds.StatementOnlyBelow) yield return new(Blocker.BelowMinimum);
    }

    // Asked for every invoice, and dear to work out.
    bool IsInCredit(string currency) => inCredit.TryGetValue(currency, out var known) ? known
        : inCredit[currency] = OverdueIn(currency) is { IsPositive: true } late && Case.UnallocatedCredit(currency) >= late;

    Blocker WithoutPolicy =>
        Case.Kind is not CustomerKind.Unknown ? Blocker.NoPolicy
        : Case.Reach.Contacts.IsEmpty         ? Blocker.NoAddress
        : Blocker.DebtorUnknown;

    Outgoing? Covering(CaseInvoice invoice) => unsent.FirstOrDefault(act => act.Covers(invoice.Id) && !act.HasLapsed(On));
}
