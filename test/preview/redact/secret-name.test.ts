import { isSecretName } from "../../../preview/redact/secret-name";

test.each([
  "password",
  "master_password",
  "masterUserPassword",
  "DB_PASSWORD",
  "PGPASSWORD",
  "MYSQL_PWD",
  "client-secret",
  "secret_key",
  "api_key",
  "apiKey",
  "access_key",
  "private_key_pem",
  "auth_token",
  "user_data",
  "user_data_base64",
  "custom_data",
  "connection_string",
  "conn_str",
  "tunnel1_preshared_key",
  "credentials",
])("%s is called like a secret", (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  "name",
  "key",
  "key_name",
  "public_key",
  "kms_key_id",
  "password_length",
  "secret_name",
  "secret_arn",
  "token_ttl",
  "token_type",
  "http_tokens",
  "private_key_path",
  "password_policy",
  "author",
  "keepalive",
  "compass",
])("%s is not", (name) => {
  expect(isSecretName(name)).toBe(false);
});
