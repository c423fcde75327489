using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Fec;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Whatever the bytes, the reading ends with its own results; what it books balances and is whole.</summary>
public sealed class FuzzTests
{
    static readonly byte[] Header = Encoding.UTF8.GetBytes(Export.Columns + "\n");

    [Fact]
    public void Random_bytes_are_never_an_accident() =>
        Prop.ForAll(Bytes.ToArbitrary(), content => Outcome(content) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Random_bytes_under_a_header_are_never_an_accident() =>
        Prop.ForAll(Bytes.ToArbitrary(), content => Outcome([.. Header, .. content]) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Whatever_is_damaged_what_is_booked_balances_and_every_row_is_accounted_for() =>
        Prop.ForAll(Damaged.ToArbitrary(), content =>
        {
            var (survey, booked, rejected) = Outcome(content)!.Value;
            if (survey.Problem is not null) return booked.Count + rejected.Count == 0;
            return booked.Sum(entry => entry.Debit.Amount) == booked.Sum(entry => entry.Credit.Amount)
                && booked.Count + rejected.Count == survey.Totals.Rows
                && booked.Select(entry => entry.LineNumber).Concat(rejected.Select(rejection => rejection.Line)).Distinct().Count() == survey.Totals.Rows
                && (rejected.Count == 0 || booked.GroupBy(entry => entry.Document).All(entry => entry.Sum(row => row.Debit.Amount - row.Credit.Amount) == 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void A_rejected_row_never_leaves_a_sister_behind() =>
        Prop.ForAll(Damaged.ToArbitrary(), content =>
        {
            var (_, booked, _) = Outcome(content)!.Value;
            var bad = Export.Rows(content).GetAwaiter().GetResult().OfType<FecRow.Rejected>().Select(row => row.Document).OfType<FecDocument>().ToHashSet();
            return !booked.Any(entry => bad.Contains(entry.Document));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    static Gen<byte[]> Bytes =>
        from parts in Gen.Elements("|", "\t", "\n", "\r\r\n", "0,00", "20230101", "411000", "VE", "é", "\u0000", "-", "%PDF").Select(Encoding.UTF8.GetBytes)
            .Or(Gen.Choose(0, 255).Select(b => new[] { (byte)b })).ListOf()
        select parts.SelectMany(part => part).ToArray();

    /// <summary>A lawful export of up to six entries with some bytes changed, dropped or put in.</summary>
    static Gen<byte[]> Damaged =>
        from entries in Gen.Choose(1, 6)
        from damages in Gen.Choose(1, 3)
        from places in Gen.Choose(0, int.MaxValue - 1).ArrayOf(damages)
        from bytes in Gen.OneOf(Gen.Choose(0, 255), Gen.Elements<int>('|', '\n', '0', '9', '-', ',', ' ')).ArrayOf(damages)
        from kinds in Gen.Choose(0, 2).ArrayOf(damages)
        select Damage(Export.Of([.. Enumerable.Range(1, entries).SelectMany(i => (i % 4) switch
        {
            1 => Export.Sale($"{i}", total: $"{i}0,5{i}"),
            2 => Export.Receipt($"{i}"),
            3 => Export.Bill($"{i}", letter: "Z"),
            _ => Export.Bill($"{i}", letter: "Z", money: "512000"),
        })]), places, bytes, kinds);

    static byte[] Damage(byte[] lawful, int[] places, int[] bytes, int[] kinds)
    {
        var content = lawful.ToList();
        for (var i = 0; i < places.Length; i++)
        {
            var place = Header.Length + (places[i] % (content.Count - Header.Length));
            if (kinds[i] == 0) content[place] = (byte)bytes[i];
            else if (kinds[i] == 1) content.RemoveAt(place);
            else content.Insert(place, (byte)bytes[i]);
        }

        return [.. content];
    }

    static (FecSurvey Survey, List<FecEntry> Booked, List<FecRejection> Rejected)? Outcome(byte[] content)
    {
        var outcome = Export.Read(content).GetAwaiter().GetResult();
        var items = Export.Items(outcome.Survey, outcome.Booked).Where(i => i.LeftOut is null).ToList();
        Assert.All(items, item => Assert.True(item.Amount.IsPositive && BusinessKey.Parse(item.Key.Number) is not null && BusinessKey.Parse(item.Customer) is not null));
        Assert.Distinct(items.Select(i => (i.IsOfBill, i.Kind is FecItemKind.Bill, i.IsDebit, i.Key.Number)));
        return outcome;
    }
}
