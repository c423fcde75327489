using System.Net;

namespace Recouvrement.Dunning.Tests.Service;

// The words with a contest.
public sealed partial class AnswerPageTests
{
    [Fact]
    public async Task A_line_break_counts_once_as_the_form_counts_it()
    {
        var (debtor, asked) = await Sent("F1");
        var lines = string.Join("\r\n", Enumerable.Repeat("x", 250));
        var (status, page) = await Post(Path(asked), ("answer", "disputes"), ("ground", "price"), ("note", lines + "x"));
        Assert.True(status == HttpStatusCode.OK, page);
        Assert.Equal(lines.Replace("\r", "", StringComparison.Ordinal) + "x", Assert.Single((await server.Get($"/cases/{debtor.Case}/notes")).AsArray())!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task Words_that_are_too_long_are_given_back_to_be_cut()
    {
        var (debtor, asked) = await Sent("F1");
        var lines = string.Join("\r\n", Enumerable.Repeat("<y>", 126));
        var (status, page) = await Post(Path(asked), ("answer", "disputes"), ("ground", "price"), ("note", lines));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($">{WebUtility.HtmlEncode(lines.Replace("\r", "", StringComparison.Ordinal))}</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await debtor.History(), h => h.Fact == "debtor_answered");
    }

    [Fact]
    public async Task What_no_text_holds_is_left_out_of_the_words()
    {
        var (debtor, asked) = await Sent("F1");
        var (status, page) = await Post(Path(asked), ("answer", "disputes"), ("ground", "price"), ("note", "a\u0001b\fc\u0007d\te\u0085f"));
        Assert.True(status == HttpStatusCode.OK, page);
        Assert.Equal("ab\ncd\te\nf", Assert.Single((await server.Get($"/cases/{debtor.Case}/notes")).AsArray())!["text"]!.GetValue<string>());
    }
}
