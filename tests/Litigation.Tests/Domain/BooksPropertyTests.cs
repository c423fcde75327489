using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Books;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>Whatever an agency reports and in whatever order: books balance to the cent, repetition changes nothing, and a claim is in one place.</summary>
public sealed class BooksPropertyTests
{
    const int Runs = 300;
    static readonly DateOnly Start = new(2026, 3, 16);

    static readonly Gen<PlacementCommand> Orders = Gen.OneOf(
        from n in Gen.Choose(1, 6) from cents in Gen.Choose(1, 90_000) from claim in Gen.Elements(Large.Invoice, Small.Invoice) from day in Gen.Choose(0, 40)
        select (PlacementCommand)new PlacementCommand.ReportCollection($"col-{n}", claim, Money.OfCents(cents), Start.AddDays(day), Start.AddDays(60), TimeLimits.Shipped),
        from n in Gen.Choose(1, 6) from r in Gen.Choose(1, 4) from cents in Gen.Choose(1, 90_000)
        select (PlacementCommand)new PlacementCommand.TakeRemittance($"rem-{r}", [($"col-{n}", Money.OfCents(cents))], Start.AddDays(50), TimeLimits.Shipped, Start.AddDays(60)),
        from n in Gen.Choose(1, 6) from r in Gen.Choose(1, 4) from cents in Gen.Choose(0, 20_000)
        select (PlacementCommand)new PlacementCommand.TakeFeeInvoice($"inv-{r}", [($"col-{n}", new AgencyFee(Money.OfCents(cents), Money.OfCents(cents / 5)), false)], Start.AddDays(50), Start.AddDays(60)),
        from n in Gen.Choose(1, 6) select (PlacementCommand)new PlacementCommand.IssueReceipt($"rc-{n}", $"col-{n}", Start.AddDays(45), Start.AddDays(60)),
        from day in Gen.Choose(0, 120) select (PlacementCommand)new PlacementCommand.CheckDuties(TimeLimits.Shipped, Start.AddDays(day)),
        from claim in Gen.Elements(Large, Small) from version in Gen.Choose(5, 30) from cents in Gen.Choose(0, 120_000) from cause in Gen.Elements("payment", "agency_collection")
        select (PlacementCommand)new PlacementCommand.ChangeBalance(claim.Invoice, Money.OfCents(cents), Money.OfCents(cents), cause, version, Start.AddDays(60)),
        Gen.Constant((PlacementCommand)new PlacementCommand.ClosePlacement("cl-1", ClosureCode.Uneconomic, Start.AddDays(60))));

    [Fact]
    public void Collected_less_what_was_kept_and_passed_on_is_what_is_still_to_be_passed_on() => Prop.ForAll(Stories(), story =>
    {
        var state = Live(story).Aggregate(Placed(netting: story.Length % 2 == 0), (was, order) => After(was, order));
        var ledger = AgencyLedger.Of([.. state.Collections.Values.Select(Line)], [], Start.AddDays(60));
        Assert.Equal(ledger.Collected - ledger.FeesNetted - ledger.Remitted, ledger.Balance);
        Assert.Equal(ledger.Balance, ledger.ToCome.Aggregate(Money.Zero, (sum, day) => sum + day.Amount));
        Assert.Equal(ledger.FeesDue, state.Collections.Values.Aggregate(Money.Zero, (sum, one) => sum + one.Fee!.Total));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_report_twice_changes_nothing() => Prop.ForAll(Stories(), story =>
    {
        var state = Placed(netting: true);
        foreach (var order in Live(story))
        {
            state = After(state, order);
            Assert.Empty(Placement.Decide(state, order).Facts);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fee_never_enters_what_the_debtor_owes() => Prop.ForAll(Stories(), story =>
    {
        // The same story under a grid of no fee and under one of all there is leaves the debtor owing the same.
        Money[] Owed(int basisPoints) => [.. Live(story).Aggregate(Placed(netting: true, basisPoints), (was, order) => After(was, order)).Claims.OrderBy(c => c.Key).Select(c => c.Value.Owed)];
        Assert.Equal(Owed(0), Owed(10_000));
        var state = Placed(netting: true);
        foreach (var order in Live(story))
        {
            var next = After(state, order);
            if (order is PlacementCommand.TakeFeeInvoice or PlacementCommand.TakeRemittance) Assert.Equal(state.Claims.Select(c => c.Value.Owed), next.Claims.Select(c => c.Value.Owed));
            state = next;
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_claim_is_in_one_place_whatever_the_order_of_placing_refusing_recalling_and_closing() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 9)).Select(steps => steps.ToArray()).ToArbitrary(), steps =>
        {
            var desk = new Desk();
            foreach (var step in steps)
            {
                desk.Do(step);
                desk.AssertOnePlace();
            }
        }).QuickCheckThrowOnFailure();

    static Arbitrary<PlacementCommand[]> Stories() => Gen.ListOf(Orders).Select(story => story.ToArray()).ToArbitrary();

    static IEnumerable<PlacementCommand> Live(PlacementCommand[] story) => story.Take(Runs);

    static Placement After(Placement was, PlacementCommand order) => Placement.Decide(was, order).Facts.Aggregate(was, Placement.Evolve);

    static Placement Placed(bool netting, int basisPoints = 1500) => After(Placement.Initial, new PlacementCommand.PlaceClaims(
        Alpha, Here, Both, Start, null, new("MR-1", MandateKind.Placement, new("1", [new(basisPoints)], [], 2000, FeeBearer.Creditor), new(30, netting))));

    static LedgerLine Line(CollectedSum sum) => new(sum.Amount, sum.ToRemit, sum.Due!.By, sum.Remitted, sum.Fee?.Total, sum.Invoiced.Total);

    /// <summary>A file and the placements it went through, moved as the service moves them.</summary>
    sealed class Desk
    {
        static readonly string[] Agencies = ["alpha", "beta", "gamma"];
        readonly List<Placement> placements = [];
        LitigationFile file = Then(LitigationFile.Initial, new FileCommand.OpenFile(Of, 1, Notice, Both, ImmutableDictionary<Guid, Guid>.Empty, Start));
        readonly List<Guid> returned = [];

        public void Do(int step)
        {
            switch (step)
            {
                case < 3: Place(Agencies[step]); break;
                case 3: Order(new PlacementCommand.RefusePlacement("ref-1", AgencyRefusal.NoCapacity, Start)); break;
                case 4: Order(new PlacementCommand.ClosePlacement("cl-1", ClosureCode.Untraceable, Start)); break;
                case 5: Order(new PlacementCommand.RecallClaims([Small.Invoice], "creditor_request", Start)); break;
                case 6: Order(new PlacementCommand.RecallClaims([Large.Invoice], "creditor_request", Start)); break;
                case 7: Order(new PlacementCommand.Acknowledge("A-1", Start)); break;
                case 8: Change(new FileCommand.LetFileWait(Start)); break;
                default: Order(new PlacementCommand.EndMandate("insolvent", Start)); break;
            }
        }

        public void AssertOnePlace()
        {
            foreach (var claim in Both)
            {
                var holders = placements.Count(p => p.EndedOn is null && p.Claims.TryGetValue(claim.Invoice, out var held) && !held.IsRecalled);
                var waits = file.Status is FileStatus.Waiting or FileStatus.Returned && file.Claims.ContainsKey(claim.Invoice) ? 1 : 0;
                Assert.Equal(1, holders + waits + returned.Count(one => one == claim.Invoice));
            }
        }

        void Place(string agency)
        {
            if (file.Status is not FileStatus.Waiting || file.Tried.Contains(agency)) return;
            Change(new FileCommand.PlaceFile(Placement.StreamOf(Here, placements.Count), agency, Start));
            placements.Add(After(Placement.Initial, new PlacementCommand.PlaceClaims(new(Of, agency), Here, file.Owed, Start)));
        }

        void Order(PlacementCommand order)
        {
            if (placements.Count == 0) return;
            var facts = Placement.Decide(placements[^1], order).Facts;
            placements[^1] = facts.Aggregate(placements[^1], Placement.Evolve);
            foreach (var recalled in facts.OfType<PlacementEvent.ClaimRecalled>()) Change(new FileCommand.ReturnClaim(recalled.Invoice, recalled.Reason, Start));
            if (facts.OfType<PlacementEvent.PlacementEnded>().SingleOrDefault() is not { } ended) return;
            Change(ended.Reason is Placement.Refused or Placement.ClosedByAgency
                ? new FileCommand.TakeBackFile(ended.Mandate.Agency, ended.Reason, ended.Reason is Placement.Refused, Start) : new FileCommand.CloseFile(ended.Reason, Start));
        }

        void Change(FileCommand order)
        {
            var facts = LitigationFile.Decide(file, order).Facts;
            file = facts.Aggregate(file, LitigationFile.Evolve);
            returned.AddRange(facts.OfType<FileEvent.ClaimReturned>().Select(back => back.Invoice));
        }

        static LitigationFile Then(LitigationFile was, FileCommand order) => LitigationFile.Decide(was, order).Facts.Aggregate(was, LitigationFile.Evolve);
    }
}
