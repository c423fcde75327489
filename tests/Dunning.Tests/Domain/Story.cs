using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A case told day by day: facts are heard, days are run, and what was decided is kept. By default everything asked for goes out the same day.</summary>
sealed class Story
{
    public static readonly Account Debtor = new("732829320", "C-1", NameBasedId.OfStream("customer", Siren.Parse("732829320")!.Value, "C-1"));
    readonly Dictionary<Guid, long> versions = [];

    public DunningCase Case { get; private set; } = DunningCase.Initial;

    public List<DunningEvent> Facts { get; } = [];

    public EntityFacts Entity { get; set; } = new(SendingMode.Live, HandsOver: true, Stopped: false, FeedThrough: null);

    /// <summary>The feed of the day before is always there, unless a test fixes it.</summary>
    public DateOnly? FeedThrough { get; set; }

    public bool FeedIsFresh { get; set; } = true;

    public PolicyBook Policies { get; set; } = PolicyBook.Shipped;

    public bool Sends { get; set; } = true;

    public bool Approves { get; set; } = true;

    public static Story Of(CustomerKind kind = CustomerKind.Company, bool email = true, bool post = true, bool phone = true, string? segment = null, PayerProfile? payer = null, string? claimObject = null, string? salesPerson = null)
    {
        var story = new Story();
        story.Hear(new DebtorProfiled(Debtor.Debtor, kind, segment, "fr", story.Next(Debtor.Debtor), payer, claimObject, salesPerson), new(2026, 1, 1));
        story.Reaches(email, post, phone, new(2026, 1, 1));
        return story;
    }

    public static Guid Id(string name) => NameBasedId.Of(name);

    public Circumstances Now(DateOnly on) => new(Entity with { FeedThrough = FeedIsFresh ? on.AddDays(-1) : FeedThrough }, Policies, LegalParameters.Shipped);

    public Story Reaches(bool email, bool post, bool phone, DateOnly on) =>
        Hear(new ReachChanged(Debtor.Debtor, [new(ContactRole.AccountsPayable, email, post, phone)], Next(Debtor.Debtor)), on);

    public Story Owes(string number, DateOnly due, decimal amount, DateOnly? on = null, bool uncertain = false, string currency = "EUR") =>
        Hear(new InvoiceEntered(Id(number), new(number, number, due.AddDays(-30), due, new(amount, currency), uncertain), new(amount, currency), Next(Id(number)), on ?? due.AddDays(-30)), on ?? due.AddDays(-30));

    /// <summary>A bill of the penalties of invoices that were paid late.</summary>
    public Story OwesPenalties(string number, DateOnly due, decimal amount) => Hear(
        new InvoiceEntered(Id(number), new(number, number, due.AddDays(-30), due, Money.Euros(amount), false, IsPenalty: true), Money.Euros(amount), Next(Id(number)), due.AddDays(-30)), due.AddDays(-30));

    public Story OwesInParts(string number, params (DateOnly DueOn, decimal Amount)[] parts)
    {
        var all = Instalments.Of(parts.Select(p => new Instalment(p.DueOn, Money.Euros(p.Amount))));
        var issued = all.FirstDueOn.AddDays(-30);
        return Hear(new InvoiceEntered(Id(number), new(number, number, issued, all.FirstDueOn, all.Total, false, all), all.Total, Next(Id(number)), issued), issued);
    }

    public Story Amends(string number, DateOnly due, decimal amount, DateOnly on) =>
        Hear(new InvoiceAmended(Id(number), new(number, number, due.AddDays(-30), due, Money.Euros(amount), false), Money.Euros(amount), Next(Id(number)), on), on);

    public Story Pays(string number, decimal amount, DateOnly on, BalanceCause cause = BalanceCause.Payment)
    {
        var left = Case.Invoices[Id(number)].Outstanding.Amount - amount;
        return Hear(new BalanceChanged(Id(number), number, Money.Euros(left), Money.Euros(amount), cause, Id($"pay {number} {on}"), Next(Id(number)), on), on);
    }

    public Story Receives(decimal amount, DateOnly on) => Hear(new PaymentReceived(Id($"cash {on}"), Money.Euros(amount), on, "erp", Next(Id($"cash {on}")), on), on);

    /// <summary>The money received on a day comes back.</summary>
    public Story Bounces(decimal amount, DateOnly received, DateOnly on) =>
        Hear(new PaymentReversed(Id($"cash {received}"), Money.Euros(amount), on, "rejected", Next(Id($"cash {received}")), on), on);

    /// <summary>Litigation has no more use for a claim.</summary>
    public Story Returns(string number, DateOnly on)
    {
        var handOver = Case.Invoices[Id(number)].HandedOver!.Value;
        return Hear(new ClaimReturned(handOver, Id(number), number, "settled", Next(handOver), on), on);
    }

    public Story Contests(string number, DateOnly on) => Hear(new InvoiceDisputed(Id(number), number, "D1", "price", Case.Invoices[Id(number)].Outstanding, Next(Id(number)), on), on);

    public Story Resolves(string number, DateOnly on) => Hear(new DisputeResolved(Id(number), number, "D1", "rejected", Next(Id(number)), on), on);

    public Story Holds(string number, string reason, DateOnly? until, DateOnly on, string hold = "H1") =>
        Hear(new InvoiceHeld(Id(number), number, hold, reason, until, Next(Id(number)), on), on);

    public Story Lifts(string number, DateOnly on, string hold = "H1") => Hear(new HoldLifted(Id(number), number, hold, Next(Id(number)), on), on);

    public Story Letter(Guid notice, LetterState state, DateOnly on) => Hear(new LetterMoved(notice, state, on, Next(notice), on), on);

    public Story Hear(DunningEvent fact, DateOnly on)
    {
        Do(new DunningCommand.Hear(Debtor, fact, on));
        return this;
    }

    public long Next(Guid stream) => versions[stream] = versions.GetValueOrDefault(stream) + 1;

    /// <summary>Carries out an order and tells it again: nothing may come of that.</summary>
    public ImmutableArray<DunningEvent> Do(DunningCommand command)
    {
        var decision = DunningCase.Decide(Case, command);
        Assert.Null(decision.Refusal);
        Add(decision.Facts);
        Assert.Empty(DunningCase.Decide(Case, command).Facts);
        return decision.Facts;
    }

    /// <summary>The work of one day; afterwards a manager approves and Correspondence sends.</summary>
    public ImmutableArray<DunningEvent> Run(DateOnly on)
    {
        var before = Facts.Count;
        Do(new DunningCommand.Act(Now(on), "service:dunning", on));
        if (Approves)
            foreach (var open in Case.Outgoing.Values.Where(a => a.Status == OutgoingStatus.AwaitingApproval).Select(a => a.Id).Concat(Case.HandOvers.Values.Where(h => h.IsOpen).Select(h => h.Id)).ToArray())
                Do(new DunningCommand.Approve(open, Now(on), "manager", on));
        if (Sends)
            foreach (var asked in Case.Outgoing.Values.Where(a => a.Status == OutgoingStatus.Requested).ToArray())
                Hear(new MessageSent(asked.Id, null, Next(asked.Id), on), on);
        return [.. Facts.Skip(before)];
    }

    public Story Walk(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1)) Run(day);
        return this;
    }

    public NextAction Next(string number, DateOnly on) => new Situation(Case, Now(on), on).Of(Case.Invoices[Id(number)]);

    /// <summary>Steps decided, each with its day.</summary>
    public IEnumerable<(string Step, DateOnly On)> Steps => Facts.OfType<StepDecided>().Select(s => (s.Step, s.On));

    public StepDecided Decided(string step) => Facts.OfType<StepDecided>().Last(s => s.Step == step);

    public MessageRequested Asked(string step) => Facts.OfType<MessageRequested>().Last(s => s.Step == step);

    public static string Blocker(NextAction action) => Assert.IsType<NextAction.Blocked>(action).By.Reason;

    void Add(IEnumerable<DunningEvent> facts)
    {
        foreach (var fact in facts)
        {
            Facts.Add(fact);
            Case = DunningCase.Evolve(Case, fact);
        }
    }
}
