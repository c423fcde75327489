using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Agencies.AgencyCommand;
using static Recouvrement.Litigation.Domain.Agencies.AgencyEvent;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>What the papers of an agency are worth on a day (rules, section 5).</summary>
public sealed class DueDiligenceTests
{
    const string Iban = "FR7630006000011234567890189";

    static readonly DateOnly Today = new(2026, 3, 16);
    static readonly AgencyRegistered Registered = new("alpha", "Alpha SAS");
    static readonly AgencyPaper
        Declaration = new(PaperKind.Declaration, "PR-12", "Procureur de la République, TJ Lyon", new(2019, 5, 2)),
        Insurance = new(PaperKind.LiabilityInsurance, "RC-2026", "Assureur", new(2026, 1, 1), new(2026, 12, 31)),
        Account = new(PaperKind.DedicatedAccount, "CPT-7", "Banque", Iban: Iban),
        Guarantee = new(PaperKind.Guarantee, "GF-1", "Garant", new(2026, 1, 1), new(2026, 6, 30));

    static readonly AgencyPaper[] Whole = [Declaration, Insurance, Account];

    [Fact]
    public void Who_has_shown_nothing_lacks_all_that_the_law_demands()
    {
        var found = DueDiligence.Of([], Today, guaranteeRequired: false, 30);
        Assert.False(found.OnFile);
        Assert.Equal([PaperKind.Declaration, PaperKind.LiabilityInsurance, PaperKind.DedicatedAccount], found.Blocking.Select(f => f.Kind));
        Assert.All(found.Blocking, finding => Assert.Equal(PaperState.Missing, finding.State));
        Assert.Empty(found.Warnings);
    }

    [Fact]
    public void A_guarantee_is_demanded_where_the_contract_asks_one()
    {
        Assert.Empty(DueDiligence.Of(Whole, Today, guaranteeRequired: false, 30).All);
        Assert.Equal([new(PaperKind.Guarantee, PaperState.Missing, null, null)], DueDiligence.Of(Whole, Today, guaranteeRequired: true, 30).Blocking.AsEnumerable());
        Assert.Empty(DueDiligence.Of([.. Whole, Guarantee], Today, guaranteeRequired: true, 30).All);
        Assert.Equal([PaperState.Lapsed], DueDiligence.Of([.. Whole, Guarantee], new(2026, 7, 1), guaranteeRequired: true, 30).Blocking.Select(f => f.State));
        Assert.Equal([PaperState.Lapsed], DueDiligence.Of([.. Whole, Guarantee], new(2026, 7, 1), guaranteeRequired: false, 30).Warnings.Select(f => f.State));
    }

    [Theory]
    [InlineData("2025-12-31", "blocking NotYetValid 2026-01-01")]
    [InlineData("2026-01-01", "")]
    [InlineData("2026-11-30", "")]
    [InlineData("2026-12-01", "warning Lapsing 2026-12-31")]
    [InlineData("2026-12-31", "warning Lapsing 2026-12-31")]
    [InlineData("2027-01-01", "blocking Lapsed 2026-12-31")]
    [InlineData("2029-01-01", "blocking Lapsed 2026-12-31")]
    public void An_insurance_is_warned_of_thirty_days_before_its_last_day_and_blocks_after_it(string on, string expected) =>
        Assert.Equal(expected, Said(DueDiligence.Of(Whole, DateOnly.Parse(on, null), guaranteeRequired: false, 30)));

    [Theory]
    [InlineData("2027-01-01", "2026-12-20", "")] // the next day: one row
    [InlineData("2026-06-01", "2026-12-20", "")] // they overlap
    [InlineData("2027-01-02", "2026-12-20", "warning Lapsing 2026-12-31")] // a day without cover
    [InlineData("2027-01-02", "2027-01-01", "blocking Lapsed 2026-12-31")]
    [InlineData("2027-01-02", "2027-01-02", "")]
    public void A_renewal_counts_where_no_day_is_left_uncovered(string renewedFrom, string on, string expected)
    {
        var renewal = new AgencyPaper(PaperKind.LiabilityInsurance, "RC-2027", "Assureur", DateOnly.Parse(renewedFrom, null), new(2027, 12, 31));
        Assert.Equal(expected, Said(DueDiligence.Of([.. Whole, renewal], DateOnly.Parse(on, null), guaranteeRequired: false, 30)));
        Assert.Equal(expected, Said(DueDiligence.Of([renewal, .. Whole], DateOnly.Parse(on, null), guaranteeRequired: false, 30)));
    }

    [Fact]
    public void What_the_law_does_not_demand_only_warns()
    {
        AgencyPaper ancr = new(PaperKind.Membership, "M-1", "ANCR", ValidUntil: new(2026, 3, 15)), figec = new(PaperKind.Membership, "M-2", "FIGEC", ValidUntil: new(2027, 3, 15));
        var found = DueDiligence.Of([.. Whole, ancr, figec, new(PaperKind.Iso9001, "ISO-1", ValidUntil: new(2026, 4, 1))], Today, guaranteeRequired: false, 30);
        Assert.Empty(found.Blocking);
        Assert.Equal([new(PaperKind.Membership, PaperState.Lapsed, "M-1", new(2026, 3, 15)), new(PaperKind.Iso9001, PaperState.Lapsing, "ISO-1", new(2026, 4, 1))], found.Warnings.AsEnumerable());
    }

    public static TheoryData<AgencyPaper, string> Wrong { get; } = new()
    {
        { Insurance with { Kind = PaperKind.None }, "paper_kind_missing" },
        { Insurance with { ValidUntil = new(2025, 12, 31) }, "paper_ends_before_it_begins" },
        { Insurance with { ValidUntil = null }, "insurance_without_days" },
        { Insurance with { ValidFrom = null }, "insurance_without_days" },
        { Insurance with { Iban = Iban }, "iban_out_of_place" },
        { Declaration with { ValidFrom = null }, "declaration_without_date" },
        { Declaration with { ValidUntil = new(2030, 1, 1) }, "declaration_does_not_expire" },
        { Account with { Iban = null }, "account_without_iban" },
        { Account with { Iban = "FR7630006000011234567890188" }, "account_without_iban" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_paper_that_is_none_is_refused(AgencyPaper paper, string code) => Agencies(Registered).When(new FilePaper(paper, Today)).ThenRefused(code);

    [Fact]
    public void A_paper_is_filed_corrected_and_withdrawn()
    {
        var corrected = Insurance with { ValidUntil = new(2027, 1, 31) };
        Agencies(Registered).When(new FilePaper(Insurance, Today)).Then(new PaperFiled(Insurance, Today));
        Agencies(Registered, new PaperFiled(Insurance, Today)).When(new FilePaper(corrected, Today)).Then(new PaperFiled(corrected, Today));
        Agencies(Registered, new PaperFiled(Insurance, Today)).When(new WithdrawPaper(PaperKind.LiabilityInsurance, "RC-2026", Today)).Then(new PaperWithdrawn(PaperKind.LiabilityInsurance, "RC-2026", Today));
        Agencies(Registered).When(new WithdrawPaper(PaperKind.LiabilityInsurance, "RC-2026", Today)).ThenNothing();
        Agencies().When(new FilePaper(Insurance, Today)).ThenRefused("not_registered");
    }

    [Fact]
    public void A_profile_said_again_is_no_news()
    {
        var profile = new AgencyProfile(["FR"], ["69"], ["fr"], 10);
        Agencies(Registered).When(new DescribeAgency(profile, Today)).Then(new AgencyDescribed(profile, Today));
    }

    [Fact]
    public void A_lapse_is_told_once_before_and_once_after()
    {
        AgencyEvent[] history = [Registered, .. Whole.Select(paper => new PaperFiled(paper, Today))];
        PaperLapseForeseen foreseen = new(PaperKind.LiabilityInsurance, "RC-2026", new(2026, 12, 31), new(2026, 12, 1));
        PaperLapsed lapsed = new(PaperKind.LiabilityInsurance, "RC-2026", new(2026, 12, 31), Blocks: true, new(2027, 1, 1));
        Agencies(history).When(new CheckPapers(false, 30, new(2026, 11, 30))).ThenNothing();
        Agencies(history).When(new CheckPapers(false, 30, new(2026, 12, 1))).Then(foreseen);
        Agencies([.. history, foreseen]).When(new CheckPapers(false, 30, new(2026, 12, 2))).ThenNothing();
        Agencies([.. history, foreseen]).When(new CheckPapers(false, 30, new(2027, 1, 1))).Then(lapsed);
        Agencies([.. history, foreseen, lapsed]).When(new CheckPapers(false, 30, new(2027, 1, 2))).ThenNothing();
        // An outage over the whole of its end: told once, late.
        Agencies(history).When(new CheckPapers(false, 30, new(2027, 2, 1))).Then(lapsed with { On = new(2027, 2, 1) });
        Agencies(Registered).When(new CheckPapers(false, 30, Today)).ThenNothing();
    }

    [Fact]
    public void An_agency_has_a_bounded_number_of_papers()
    {
        AgencyEvent[] full = [Registered, .. Enumerable.Range(0, Agency.MostPapers).Select(i => new PaperFiled(new(PaperKind.Reference, $"R-{i}"), Today))];
        Agencies(full).When(new FilePaper(Insurance, Today)).ThenRefused("too_many_papers");
        Agencies(full).When(new FilePaper(new(PaperKind.Reference, "R-0", "Client"), Today)).Then(new PaperFiled(new(PaperKind.Reference, "R-0", "Client"), Today));
    }

    static string Said(DueDiligence found) =>
        string.Join("; ", found.Blocking.Select(f => $"blocking {f.State} {f.Day:yyyy-MM-dd}").Concat(found.Warnings.Select(f => $"warning {f.State} {f.Day:yyyy-MM-dd}")));

    static Specification<Agency, AgencyCommand, AgencyEvent> Agencies(params AgencyEvent[] facts) => Specification<Agency, AgencyCommand, AgencyEvent>.Given(facts);
}
