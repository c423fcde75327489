using System.Text;
using Recouvrement.Correspondence.Inbound;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Inbound;

/// <summary>Fields longer than any can be are cut; nothing else of a mail is touched.</summary>
public sealed class BoundedFieldsTests
{
    const string Head = "From: a@b.example\r\nSubject: x\r\n\r\n";

    static readonly string Long = new('a', BoundedFields.Longest);

    public static TheoryData<string> Whole =>
    [
        "", "\n", "x", Head, $"{Head}{Long}{Long}", $"{Head}a sentence: {Long}{Long}", $"{Head} {Long}{Long}\r\n: {Long}", $"S: {Long[4..]}\n\nx", $"{Head}--b\r\n\r\n{string.Concat(Enumerable.Repeat("QUJD\r\n", 100_000))}",
    ];

    [Theory]
    [MemberData(nameof(Whole))]
    public void What_holds_no_such_field_stays_as_it_is(string mail)
    {
        var raw = Encoding.ASCII.GetBytes(mail);
        Assert.Same(raw, BoundedFields.Of(raw));
    }

    [Theory]
    [InlineData("Subject: {0}\r\nFrom: a@b.example\r\n\r\nx")]
    [InlineData("Subject: x\r\n {0}\r\n {0}\r\nFrom: a@b.example\r\n\r\nx")]
    [InlineData("{0}\r\nFrom: a@b.example\r\n\r\nx")]
    public void What_comes_after_one_is_read(string mail)
    {
        var cut = Encoding.ASCII.GetString(BoundedFields.Of(Encoding.ASCII.GetBytes(mail.Replace("{0}", Long, StringComparison.Ordinal))));
        Assert.EndsWith("a\r\nFrom: a@b.example\r\n\r\nx", cut, StringComparison.Ordinal);
        Assert.Equal(BoundedFields.Longest + "\r\nFrom: a@b.example\r\n\r\nx".Length, cut.Length);
    }
}
