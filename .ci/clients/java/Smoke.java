import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tg.cloud.ApiClient;
import tg.cloud.ApiException;
import tg.cloud.api.AuthApi;
import tg.cloud.api.UsersApi;
import tg.cloud.model.Login;
import tg.cloud.model.Problem;
import tg.cloud.model.User;
import tg.cloud.model.UserCreate;
import tg.cloud.model.UserUpdate;

/** What a partner does with the generated client; prints what it saw as one line of JSON. */
public class Smoke {
  static UsersApi users;
  static ObjectMapper json;

  public static void main(String[] args) throws Exception {
    var client = new ApiClient();
    json = client.getObjectMapper();
    client.updateBaseUri(System.getenv("BASE_URL"));
    var login = new Login().username(System.getenv("ADMIN")).password(System.getenv("PASSWORD"));
    var tokens = new AuthApi(client).authLogin(login, null, null);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + tokens.getAccessToken()));
    users = new UsersApi(client);

    var saw = new LinkedHashMap<String, Object>();
    var all = everyUser();
    saw.put("usernames", all.stream().map(User::getUsername).toList());
    saw.put("levels", all.stream().map(User::getLevel).toList());
    saw.put("planted", all.stream().map(user -> user.getAdditionalProperty("plantedField")).toList());
    saw.put("problem", problemOf(() -> users.usersGet(UUID.randomUUID(), null, "smoke-java-404", null)));

    var newUser = new UserCreate()
        .username(System.getenv("NEW_USERNAME")).name("박서준").mobile(System.getenv("NEW_MOBILE"))
        .password("구름-위의-산책-7");
    var key = UUID.randomUUID().toString();
    var created = users.usersCreate(newUser, key, null, null);
    var again = users.usersCreate(newUser, key, null, null);
    saw.put("sameAnswer", created.equals(again));

    var read = users.usersGetWithHttpInfo(created.getId(), null, null, null);
    var etag = read.getHeaders().get("etag").get(0);
    var update = new UserUpdate().name("박서연").mobile(null);
    var changed = users.usersUpdate(created.getId(), etag, update, null, null);
    var now = new LinkedHashMap<String, Object>();
    now.put("name", changed.getName());
    now.put("mobile", changed.getMobile());
    now.put("version", changed.getVersion());
    saw.put("changed", now);
    saw.put("stale", problemOf(() -> users.usersUpdate(created.getId(), etag, update, "smoke-java-412", null)));
    System.out.println(new ObjectMapper().writeValueAsString(saw));
  }

  static List<User> everyUser() throws ApiException {
    var all = new ArrayList<User>();
    String cursor = null;
    do {
      var page = users.usersList(null, null, null, "createdAt", 2, cursor, null, null);
      all.addAll(page.getItems());
      cursor = page.getNextCursor();
    } while (cursor != null);
    return all;
  }

  interface Call {
    void run() throws ApiException;
  }

  static Map<String, Object> problemOf(Call call) throws Exception {
    try {
      call.run();
    } catch (ApiException error) {
      var problem = json.readValue(error.getResponseBody(), Problem.class);
      return Map.of("status", error.getCode(), "code", problem.getCode(), "requestId", problem.getRequestId());
    }
    throw new IllegalStateException("no problem");
  }
}
