// The calls to the sandbox's REST API, made as the person one plays.

let token = "";

export function actAs(person) {
  token = person.token;
}

export const get = (path) => call("GET", path);
export const post = (path, body) => call("POST", path, body);
export const put = (path, body) => call("PUT", path, body);

export async function loadPeople() {
  return (await fetch("/chat/people")).json();
}

async function call(method, path, body) {
  const headers = { Authorization: `Bearer ${token}` };
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(`/v1${path}`, {
    method,
    headers,
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.errors?.[0]?.description ?? answer.message);
  return answer;
}
