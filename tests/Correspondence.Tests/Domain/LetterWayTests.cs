using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Correspondence.Domain.Messages;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Correspondence.Tests.Domain.Sample;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Rule R4.2: deposited, first presented, then delivered, refused, or a notice left and unclaimed; or an unknown address.</summary>
public sealed class LetterWayTests
{
    static readonly DateOnly Later = Monday.AddDays(25);
    static readonly MessageEvent[] JustSent = Posted[..^1];

    /// <summary>Each fact of a way, by the state it tells.</summary>
    public static TheoryData<CarrierState, MessageEvent> States { get; } = new()
    {
        { CarrierState.FirstPresented, new LetterFirstPresented(Notice, Tuesday, Friday) },
        { CarrierState.NoticeLeft, new LetterNoticeLeft(Notice, Tuesday, Friday) },
        { CarrierState.Delivered, new LetterDelivered(Notice, Tuesday, Friday) },
        { CarrierState.Refused, new LetterRefused(Notice, Tuesday, Friday) },
        { CarrierState.Unclaimed, new LetterUnclaimed(Notice, Tuesday, Friday) },
        { CarrierState.UnknownAddress, new LetterUnknownAddress(Notice, Tuesday, Friday) },
        { CarrierState.Returned, new LetterReturned(Notice, Tuesday, Friday) },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void Each_state_is_a_fact_with_the_carriers_date_once(CarrierState state, MessageEvent fact)
    {
        Given(Posted).When(Told(Friday, (state, Tuesday))).Then(fact);
        Given([.. Posted, fact]).When(Told(Later, (state, Tuesday))).ThenNothing();
    }

    [Fact]
    public void The_day_of_deposit_is_learnt_from_the_carrier() =>
        Given(JustSent).When(Told(Tuesday, (CarrierState.Deposited, Monday))).Then(new LetterDeposited(Notice, Monday, Tuesday));

    [Fact]
    public void A_whole_way_told_at_once_and_upside_down_is_told_in_its_order() =>
        Given(JustSent).When(Told(Later, (CarrierState.Unclaimed, Monday.AddDays(18)), (CarrierState.NoticeLeft, Tuesday), (CarrierState.FirstPresented, Tuesday), (CarrierState.Deposited, Monday))).Then(
            new LetterDeposited(Notice, Monday, Later), new LetterFirstPresented(Notice, Tuesday, Later), new LetterNoticeLeft(Notice, Tuesday, Later), new LetterUnclaimed(Notice, Monday.AddDays(18), Later));

    [Fact]
    public void A_presentation_that_is_heard_of_after_the_end_is_still_a_fact_for_the_notice_counts_from_it() =>
        Given([.. Posted, new LetterRefused(Notice, Friday, Friday)]).When(Told(Later, (CarrierState.FirstPresented, Tuesday))).Then(new LetterFirstPresented(Notice, Tuesday, Later));

    // Rows: the end on record, the end told, its day against that of the first, which of both stands.
    [Theory]
    [InlineData(CarrierState.Unclaimed, CarrierState.Delivered, 1, CarrierState.Delivered)]
    [InlineData(CarrierState.Delivered, CarrierState.UnknownAddress, 1, CarrierState.UnknownAddress)]
    [InlineData(CarrierState.Refused, CarrierState.Delivered, 1, CarrierState.Delivered)]
    [InlineData(CarrierState.Delivered, CarrierState.Unclaimed, -1, CarrierState.Delivered)]
    [InlineData(CarrierState.Unclaimed, CarrierState.Delivered, 0, CarrierState.Delivered)]
    [InlineData(CarrierState.Delivered, CarrierState.Unclaimed, 0, CarrierState.Delivered)]
    public void A_carrier_that_corrects_itself_is_believed_and_the_correction_is_a_fact(CarrierState first, CarrierState second, int days, CarrierState stands)
    {
        var known = Folded(Facts(Friday, (first, Friday)));
        var facts = Message.Decide(known, Told(Later, (second, Friday.AddDays(days)))).Facts;
        var corrected = Assert.IsType<LetterStateCorrected>(facts[^1]);
        Assert.Equal((2, stands, stands == first ? second : first), (facts.Length, corrected.To, corrected.From));
        Assert.Equal(stands, facts.Aggregate(known, Message.Evolve).Stands);
    }

    [Theory]
    [InlineData("2026-03-15", false)]  // the day before it was begun
    [InlineData("2026-03-16", true)]
    [InlineData("2026-03-20", true)]   // today
    [InlineData("2026-03-21", false)]
    public void A_date_before_the_deposit_or_still_to_come_is_no_fact(string on, bool isFact)
    {
        var told = Told(Friday, (CarrierState.Delivered, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(isFact, !Message.Decide(Folded(Posted), told).Facts.IsEmpty);
        Assert.Equal(isFact, !Folded(Posted).Unsound(told.Reports, Friday).Any());
    }

    [Fact]
    public void A_state_dated_before_the_deposit_that_is_told_with_it_is_no_fact() =>
        Given(JustSent).When(Told(Friday, (CarrierState.Deposited, Tuesday), (CarrierState.FirstPresented, Monday))).Then(new LetterDeposited(Notice, Tuesday, Friday));

    [Fact]
    public void What_was_dated_in_the_future_is_a_fact_on_its_day()
    {
        Given(Posted).When(Told(Tuesday, (CarrierState.Delivered, Friday))).ThenNothing();
        Given(Posted).When(Told(Friday, (CarrierState.Delivered, Friday))).Then(new LetterDelivered(Notice, Friday, Friday));
    }

    [Fact]
    public void A_letter_that_was_not_posted_does_not_move() =>
        Given(Requested).When(Told(Monday, (CarrierState.Delivered, Monday))).ThenRefused("not_posted");

    [Fact]
    public void A_letter_found_days_later_keeps_the_carriers_day_of_deposit() =>
        Given([Requested with { About = Notice }, new MessagePrepared(Hash, Recouvrement.Correspondence.Domain.Addressees.ContactRole.LegalRepresentative, Monday), new SendingStarted(Monday), new MessageSent(Notice, Hash, "L-1", Friday)])
            .When(Told(Friday, (CarrierState.Deposited, Monday))).Then(new LetterDeposited(Notice, Monday, Friday));

    [Theory]
    [InlineData(ProofKind.Deposit)]
    [InlineData(ProofKind.Receipt)]
    [InlineData(ProofKind.Undelivered)]
    public void A_proof_of_each_kind_is_kept_once(ProofKind kind)
    {
        Given(Posted).When(new KeepProof(Hash, kind, Friday)).Then(new ProofKept(Hash, Friday, kind));
        Given([.. Posted, new ProofKept(Hash, Friday, kind)]).When(new KeepProof(new('b', 64), kind, Later)).ThenNothing();
    }

    [Fact]
    public void A_proof_kept_before_kinds_were_told_apart_is_that_of_the_end() =>
        Given([.. Posted, new LetterDelivered(Notice, Tuesday, Tuesday), new ProofKept(Hash, Friday)]).When(new KeepProof(Hash, ProofKind.Receipt, Later)).ThenNothing();

    [Fact]
    public void The_same_states_give_the_same_facts_in_any_order_and_repetition() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Ways.ToArbitrary(), way =>
    {
        var told = Message.Decide(Folded(JustSent), new ReportCarrierStates([.. way.Told], Later)).Facts;
        var again = Message.Decide(Folded(JustSent), new ReportCarrierStates([.. way.Shuffled], Later)).Facts;
        Assert.Equal(told.ToList(), again.ToList());
    }));

    [Fact]
    public void Whatever_arrives_first_the_same_is_known_in_the_end() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Ways.ToArbitrary(), way =>
    {
        // Each state of one date here: which of two dates is told first is the carrier's matter.
        var once = way.Told.GroupBy(r => r.State).Select(same => same.First()).Where(r => r.State is not CarrierState.Deposited).ToList();
        var whole = Tell(Folded(Posted), once);
        var bits = way.Shuffled.Where(once.Contains).Aggregate(Folded(Posted), (state, report) => Tell(state, [report]));
        Assert.Equal((whole.Stands, whole.EndedOn), (bits.Stands, bits.EndedOn));
        Assert.Equal(whole.Carrier.ToList(), bits.Carrier.ToList());
    }));

    static Gen<Way> Ways =>
        from reports in (from state in Gen.Elements(Enum.GetValues<CarrierState>()[1..]) from day in Gen.Choose(0, 20) select new CarrierReport(state, Monday.AddDays(day))).ListOf()
        from shuffled in Gen.Shuffle(reports.Concat(reports).ToArray())
        select new Way([.. reports], [.. shuffled]);

    static Message Tell(Message state, IEnumerable<CarrierReport> reports) => Message.Decide(state, new ReportCarrierStates([.. reports], Later)).Facts.Aggregate(state, Message.Evolve);

    static ReportCarrierStates Told(DateOnly on, params (CarrierState State, DateOnly On)[] reports) => new([.. reports.Select(r => new CarrierReport(r.State, r.On))], on);

    static MessageEvent[] Facts(DateOnly on, params (CarrierState State, DateOnly On)[] reports) => [.. Posted, .. Message.Decide(Folded(Posted), Told(on, reports)).Facts];

    static Message Folded(MessageEvent[] facts) => facts.Aggregate(Message.Initial, Message.Evolve);

    sealed record Way(CarrierReport[] Told, CarrierReport[] Shuffled);
}
