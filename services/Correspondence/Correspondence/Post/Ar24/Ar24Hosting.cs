namespace Recouvrement.Correspondence.Post.Ar24;

static class Ar24Hosting
{
    /// <summary>Electronic registered letters by AR24.</summary>
    public static IServiceCollection AddAr24(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<Ar24Options>(configuration.GetSection("Provider:Ar24"))
        .AddSingleton<Ar24Provider>()
        .AddSingleton<IPostProvider>(parts => parts.GetRequiredService<Ar24Provider>());
}
