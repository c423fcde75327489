namespace Recouvrement.Correspondence.Post.Maileva;

static class MailevaHosting
{
    /// <summary>Letters on paper by Maileva.</summary>
    public static IServiceCollection AddMaileva(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<MailevaOptions>(configuration.GetSection("Provider:Maileva"))
        .AddSingleton<MailevaProvider>()
        .AddSingleton<IPostProvider>(parts => parts.GetRequiredService<MailevaProvider>());
}
