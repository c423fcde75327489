using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.OwnTexts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.OwnTexts;

/// <summary>Every shipped text passes the check that an entity's own has to pass.</summary>
public sealed class ShippedMentionTests(OwnPress press) : IClassFixture<OwnPress>
{
    public static TheoryData<string> Names => [.. new OwnPress().Texts.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_shipped_text_says_all_that_its_kind_must_say(string name)
    {
        var (kind, language) = (name.Split('.')[0], name.Split('.')[1]);
        foreach (var form in new[] { TextForm.Letter, TextForm.Email })
            if (kind is not "cover" && press.Texts.Of(name, form) is { } source)
                Assert.Equal([], await press.Check.Faults(new("732829320", kind, form, language, null), source, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_shipped_mail_is_one_that_an_entity_could_write(string name)
    {
        if (press.Texts.Of(name, TextForm.Email) is TextSource.Email { Handlebars: var mail })
            Assert.Equal([], ((string, string)[])[("subject", mail.Subject), ("text", mail.Text), ("html", mail.Html)] is var all ? all.SelectMany(t => HandlebarsRules.Faults(t.Item1, t.Item2, press.Texts.Parts)) : []);
    }

    [Fact]
    public void Every_kind_that_is_shipped_has_its_rule() =>
        Assert.Empty(press.Texts.Names.Select(name => name.Split('.')[0]).Except([.. RequiredMentions.Kinds, "cover"]));
}
