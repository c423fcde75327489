using Recouvrement.Litigation.Domain.Agencies;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class DebtorZoneTests
{
    [Theory]
    [InlineData("FR", "69003", "FR", "69")]
    [InlineData("fr", " 01000 ", "FR", "01")]
    [InlineData(null, "75008", "FR", "75")]
    [InlineData("FR", "20000", "FR", "2A")]
    [InlineData("FR", "20190", "FR", "2A")]
    [InlineData("FR", "20200", "FR", "2B")]
    [InlineData("FR", "20620", "FR", "2B")]
    [InlineData("FR", "97400", "FR", "974")]
    [InlineData("RE", "97400", "FR", "974")]
    [InlineData("GP", null, "FR", "971")]
    [InlineData("FR", "98800", "FR", "988")]
    [InlineData("FR", null, "FR", null)]
    [InlineData("FR", "6900", "FR", null)]
    [InlineData("FR", "٦٩٠٠٣", "FR", null)]
    [InlineData("BE", "1000", "BE", null)]
    [InlineData("DE", "10115", "DE", null)]
    [InlineData("MC", "98000", "MC", null)]
    [InlineData(null, "1000", null, null)]
    [InlineData(null, null, null, null)]
    [InlineData("", "", null, null)]
    public void A_debtor_is_where_the_address_says(string? country, string? postcode, string? inCountry, string? department) =>
        Assert.Equal(new DebtorZone(inCountry, department), DebtorZone.Of(country, postcode));

    [Theory]
    [InlineData("", "", "BE", null, true)]
    [InlineData("", "", null, null, true)]
    [InlineData("FR,BE", "", "FR", "69", true)]
    [InlineData("FR,BE", "", "FR", null, true)]
    [InlineData("FR,BE", "", "DE", null, false)]
    [InlineData("FR,BE", "", null, null, false)]
    [InlineData("", "69,2A", "FR", "69", true)]
    [InlineData("", "69,2A", "FR", "75", false)]
    [InlineData("FR", "69,2A", "FR", "75", false)]
    [InlineData("FR", "69,2A", "FR", null, false)]
    [InlineData("BE", "69", "BE", null, true)]
    [InlineData("BE", "69", "FR", "69", true)]
    [InlineData("", "69", "BE", null, false)]
    public void An_agency_works_in_its_countries_and_in_France_in_its_departments(string countries, string departments, string? country, string? department, bool covers) =>
        Assert.Equal(covers, new AgencyProfile(List(countries), List(departments), [], null).Covers(new(country, department)));

    static System.Collections.Immutable.ImmutableArray<string> List(string codes) => [.. codes.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
