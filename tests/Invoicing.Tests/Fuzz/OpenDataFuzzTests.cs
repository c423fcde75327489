using System.Text;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Tests.Domain.Companies;
using Recouvrement.Invoicing.Tests.Domain.Gazette;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Fuzz;

/// <summary>Answers of public sources, damaged in thousands of ways: each is read or refused, and says nothing that could not be.</summary>
public sealed class OpenDataFuzzTests
{
    static readonly Siren Siren = Siren.Parse("732829320")!.Value;
    static readonly DateOnly Today = new(2026, 10, 8);

    [Fact]
    public void A_damaged_page_of_the_gazette_is_read_or_refused()
    {
        var page = Encoding.UTF8.GetBytes(AnnouncementReaderTests.Page(AnnouncementReaderTests.Row(), AnnouncementReaderTests.Row("B1", nature: "Jugement de clôture pour insuffisance d'actif")));
        for (var seed = 0; seed < Mutations.Count(5_000); seed++)
            if (AnnouncementReader.Read(Mutations.Of(page, seed), Siren, Today) is AnnouncementReading.Found found)
                Assert.All(found.Announcements, a => Assert.True(
                    a.Key.Length is > 0 and <= 40 && a.Value.PublishedOn <= Today.AddDays(1) && !(a.Value.JudgmentOn > a.Value.PublishedOn) && a.Value.Court is null or { Length: <= 200 }, $"seed {seed}: {a}"));
    }

    [Fact]
    public void A_damaged_answer_of_the_company_register_is_read_or_refused()
    {
        var answer = Encoding.UTF8.GetBytes(CompanyReaderTests.Answer());
        for (var seed = 0; seed < Mutations.Count(5_000); seed++)
            if (CompanyReader.Read(Mutations.Of(answer, seed), Siren) is CompanyReading.Found { Record: var record })
                Assert.True(record.State is not CompanyState.None && record.SeatSiret is null or { Length: 14 } && !(record.ToString() ?? "").Contains("QUIDAM", StringComparison.Ordinal), $"seed {seed}: {record}");
    }
}
