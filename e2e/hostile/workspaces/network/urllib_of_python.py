# Tries Python's own clients for HTTP.
# Sees: urllib: .*client: .*requests: ModuleNotFoundError
def rule(event):
    def with_urllib():
        from urllib.request import urlopen

        urlopen("http://canary/network/urllib_of_python", timeout=1)

    def with_client():
        from http.client import HTTPConnection

        connection = HTTPConnection("localhost", CANARY_PORT, timeout=1)
        connection.request("GET", "/network/urllib_of_python")

    def with_requests():
        import requests

        requests.get("http://canary/network/urllib_of_python")

    for name, way in (("urllib", with_urllib), ("client", with_client), ("requests", with_requests)):
        try:
            way()
            print(f"{name}: got through")
        except BaseException as error:
            print(f"{name}: {type(error).__name__}")
    return False
