using Recouvrement.Kernel.PaymentTerms;
using Xunit;

namespace Recouvrement.Kernel.Tests.PaymentTerms;

/// <summary>The tables of rules R1.1 and R1.2.</summary>
public sealed class PaymentTermCapsTests
{
    const string Row = """
        { "rule": "NET60", "sector": null, "terms": ["net"], "months": null, "start": "issue", "first": null, "days": 60, "then": null,
          "source": "L441-10 I", "validFrom": "2019-04-26", "validTo": "2026-12-31", "lawyerValidated": true }
        """;

    [Theory]
    [InlineData("2026-01-15", "2026-03-16", "2026-03-31", "2026-03-17", "2026-03-01")]
    [InlineData("2026-02-01", "2026-04-02", "2026-03-31", "2026-04-14", "2026-03-18")]
    [InlineData("2026-03-10", "2026-05-09", "2026-04-30", "2026-05-15", "2026-04-24")]
    [InlineData("2026-05-31", "2026-07-30", "2026-07-31", "2026-07-15", "2026-07-15")]
    [InlineData("2026-12-31", "2027-03-01", "2027-02-28", "2027-02-14", "2027-02-14")]
    public void The_general_caps_are_those_of_rule_R1_1(string issue, string net60, string eom45A, string eom45B, string periodic45)
    {
        Assert.Equal(Day.Of(net60), Rule("NET60").On(Day.Of(issue), null));
        Assert.Equal(Day.Of(eom45A), Rule("EOM45_A").On(Day.Of(issue), null));
        Assert.Equal(Day.Of(eom45B), Rule("EOM45_B").On(Day.Of(issue), null));
        Assert.Equal(Day.Of(periodic45), Rule("PERIODIC45").On(Day.Of(issue), null));
    }

    [Theory]
    [InlineData("NET90", "NET60", "2026-03-16")]
    [InlineData("DEFAULT", "NET60", "2026-03-16")]
    [InlineData("EOM45_A", "EOM45_A", "2026-03-31")]
    [InlineData("EOM45_B", "EOM45_B", "2026-03-17")]
    [InlineData("PERIODIC45", "PERIODIC45", "2026-03-01")]
    public void The_end_of_a_month_counts_where_it_was_agreed(string term, string rule, string latest) => Is(rule, latest, null, term, "2026-01-15");

    [Fact]
    public void Sixty_days_are_lawful_whatever_was_agreed() => Is("NET60", "2026-04-02", null, "EOM45_A", "2026-02-01");

    [Theory]
    [InlineData("2026-06-01", "2026-07-10")]
    [InlineData("2026-06-03", "2026-07-10")]
    [InlineData("2026-06-10", "2026-07-10")]
    [InlineData("2026-06-11", "2026-07-20")]
    [InlineData("2026-06-20", "2026-07-20")]
    [InlineData("2026-06-21", "2026-07-30")]
    [InlineData("2026-02-23", "2026-03-30")]
    [InlineData("2026-02-28", "2026-03-30")]
    [InlineData("2028-02-29", "2028-03-30")]
    public void Perishable_goods_invoiced_periodically_count_from_the_end_of_the_decade(string delivered, string latest) =>
        Is("PERISHABLE_PERIODIC30", latest, "perishable", "PERIODIC45", "2026-06-30", delivered);

    [Theory]
    [InlineData("perishable", "NET60", "2026-06-03", "PERISHABLE30", "2026-07-03")]
    [InlineData("livestock", "NET60", "2026-06-03", "LIVESTOCK20", "2026-06-23")]
    [InlineData("livestock", "PERIODIC45", "2026-06-03", "LIVESTOCK20", "2026-06-23")]
    [InlineData("excise_alcohol", "NET60", "2026-06-03", "EXCISE_ALCOHOL30", "2026-07-30")]
    [InlineData("excise_alcohol", "NET60", "2026-05-31", "EXCISE_ALCOHOL30", "2026-06-30")]
    [InlineData("wine", "NET60", null, "WINE60", "2026-08-09")]
    [InlineData("wine", "EOM45_B", null, "WINE45_B", "2026-08-14")]
    [InlineData("transport", "EOM45_A", null, "TRANSPORT30", "2026-07-10")]
    [InlineData("sport", "NET60", null, "SPORT90", "2026-09-08")]
    [InlineData("export", "NET60", null, "EXPORT90", "2026-09-08")]
    [InlineData("jewellery", "NET60", null, "JEWELLERY59_A", "2026-08-31")]
    [InlineData("unheard_of", "NET60", null, "NET60", "2026-08-09")]
    public void Some_trades_have_caps_of_their_own(string sector, string term, string? delivered, string rule, string latest) =>
        Is(rule, latest, sector, term, "2026-06-10", delivered);

    [Theory]
    [InlineData("2026-09-30", "TOYS95", "2027-01-03")]
    [InlineData("2026-10-01", "TOYS75", "2026-12-15")]
    public void Toys_have_less_time_at_the_end_of_the_year(string issue, string rule, string latest) => Is(rule, latest, "toys", "NET60", issue);

    [Fact]
    public void Where_no_delivery_is_known_the_issue_stands_in_for_it() => Is("LIVESTOCK20", "2026-06-30", "livestock", "NET60", "2026-06-10");

    [Fact]
    public void Before_the_table_begins_no_cap_is_guessed()
    {
        Assert.NotNull(PaymentTermCaps.Shipped.Latest(null, PaymentTerm.Net(60), Day.Of("2019-04-26"), null));
        Assert.Null(PaymentTermCaps.Shipped.Latest(null, PaymentTerm.Net(60), Day.Of("2019-04-25"), null));
    }

    [Fact]
    public void Every_shipped_row_has_its_source_and_awaits_a_lawyer()
    {
        Assert.All(PaymentTermCaps.Shipped.All, cap => Assert.True(cap.Source.Length > 0 && !cap.LawyerValidated));
        Assert.Equal(["perishable", "livestock", "excise_alcohol", "wine", "transport", "farm_equipment", "leather", "jewellery", "sport", "toys", "export"], [.. PaymentTermCaps.Shipped.Sectors]);
    }

    [Fact]
    public void A_cap_holds_from_its_first_day_of_issue_to_its_last()
    {
        var caps = PaymentTermCaps.Read(Table(Row));
        Assert.True(caps.Latest(null, PaymentTerm.Net(30), Day.Of("2026-12-31"), null)!.Cap.LawyerValidated);
        Assert.Null(caps.Latest(null, PaymentTerm.Net(30), Day.Of("2027-01-01"), null));
        Assert.Null(caps.Latest(null, PaymentTerm.Eom45A, Day.Of("2026-12-31"), null));
    }

    [Theory]
    [InlineData("\"NET60\"", "\" \"")]
    [InlineData("\"sector\": null", "\"sector\": \"\"")]
    [InlineData("\"sector\": null", "\"sector\": \"Wine|1\"")]
    [InlineData("[\"net\"]", "[\"NET60\"]")]
    [InlineData("[\"net\"]", "\"net\"")]
    [InlineData("\"months\": null", "\"months\": [13]")]
    [InlineData("\"issue\"", "\"none\"")]
    [InlineData("\"issue\"", "\"tomorrow\"")]
    [InlineData("\"first\": null", "\"first\": \"year\"")]
    [InlineData("60,", "-1,")]
    [InlineData("60,", "366,")]
    [InlineData("60,", "\"60\",")]
    [InlineData("\"L441-10 I\"", "\"\"")]
    [InlineData("\"2026-12-31\"", "\"2018-12-31\"")]
    [InlineData("\"lawyerValidated\"", "\"validated\"")]
    [InlineData("\"test\"", "\"\"")]
    public void A_slip_in_the_table_is_refused(string right, string wrong)
    {
        var table = Table(Row);
        Assert.Contains(right, table, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => PaymentTermCaps.Read(table.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_no_table_is_refused(string json) => Assert.Throws<FormatException>(() => PaymentTermCaps.Read(json));

    [Fact]
    public void Two_rows_of_a_rule_for_one_day_are_refused()
    {
        Assert.Throws<FormatException>(() => PaymentTermCaps.Read(Table($"{Row},{Row.Replace("2019-04-26", "2026-12-31", StringComparison.Ordinal)}")));
        Assert.NotNull(PaymentTermCaps.Read(Table($"{Row},{Row.Replace("2019-04-26", "2027-01-01", StringComparison.Ordinal).Replace("2026-12-31", "2027-12-31", StringComparison.Ordinal)}")));
    }

    static string Table(string rows) => $$"""{ "version": "test", "caps": [{{rows}}] }""";

    static PaymentTermCap Rule(string rule) => PaymentTermCaps.Shipped.All.Single(cap => cap.Rule == rule);

    static void Is(string rule, string latest, string? sector, string term, string issue, string? delivered = null)
    {
        var found = PaymentTermCaps.Shipped.Latest(sector, PaymentTerm.Parse(term)!.Value, Day.Of(issue), delivered is null ? null : Day.Of(delivered));
        Assert.Equal((Day.Of(latest), rule), (found!.On, found.Cap.Rule));
    }
}
